import { appointed, assigned, cn, held, local, MONDAY, opened, timetables } from '../case.fixture';
import { CaseLife } from '../case-life.fixture';
import {
  CancelAppointment,
  cancelAppointment,
  ConfirmAppointment,
  confirmAppointment,
  MoveAppointment,
  moveAppointment,
} from './keep-appointment';

const appointmentId = 'appointment-1';
const begun = () => new CaseLife(MONDAY).happen(opened, assigned, appointed());
const confirmation = (life: CaseLife) => life.clock('appointment_confirmation', appointmentId);
const summary = (life: CaseLife) => life.clock('contact_summary', appointmentId);
const fired = (life: CaseLife, clock: string) =>
  life.events.flatMap(({ type, data, recordedAt }) =>
    (type === 'DeadlineWarned' || type === 'DeadlineBreached') && data.clock === clock
      ? [`${type} ${data.step} ${local(new Date(recordedAt))}`]
      : [],
  );

describe('the confirmation of an appointment (E6)', () => {
  it('is due a working day before, warned of a day earlier, and told to nobody above', () => {
    const life = begun();
    expect(local(confirmation(life)?.dueAt)).toBe('2026-03-04 14:00');
    life.advanceTo(cn('2026-03-05 13:00'));
    expect(fired(life, 'appointment_confirmation')).toEqual(['DeadlineWarned warn 2026-03-03 14:00']);
    const [warned] = life.facts('DeadlineWarned').filter(({ data }) => data.clock === 'appointment_confirmation');
    expect(warned.data.recipient?.personId).toBe('liu');
  });

  it('is met by the customer’s word', () => {
    const life = begun();
    life.send(confirmAppointment, (m) => new ConfirmAppointment('case', { appointmentId }, m));
    expect(confirmation(life)?.state).toBe('met');
    life.advanceTo(cn('2026-03-05 13:00'));
    expect(fired(life, 'appointment_confirmation')).toEqual([]);
  });

  it('is owed anew for another time', () => {
    const life = begun();
    life.send(confirmAppointment, (m) => new ConfirmAppointment('case', { appointmentId }, m));
    const data = { appointmentId, at: cn('2026-03-10 10:00'), reason: '出差' };
    life.send(moveAppointment(timetables), (m) => new MoveAppointment('case', data, m));
    expect(confirmation(life)).toMatchObject({ state: 'running', round: { round: 2 } });
    expect(local(confirmation(life)?.dueAt)).toBe('2026-03-09 10:00');
    expect(local(summary(life)?.dueAt)).toBe('2026-03-11 10:00');
  });
});

describe('the summary of a contact (E10)', () => {
  it('is due 24 hours after the real end', () => {
    const life = begun().advanceTo(cn('2026-03-05 16:00')).happen(held());
    expect(local(summary(life)?.dueAt)).toBe('2026-03-06 16:00');
    life.advanceTo(cn('2026-03-06 16:00'));
    expect(fired(life, 'contact_summary')).toEqual([
      'DeadlineWarned warn 2026-03-06 10:00',
      'DeadlineBreached level_1 2026-03-06 16:00',
    ]);
  });

  it('and after the planned one, when nobody says that it took place', () => {
    const life = begun().advanceTo(cn('2026-03-06 15:00'));
    expect(fired(life, 'contact_summary')).toEqual([
      'DeadlineWarned warn 2026-03-06 09:00',
      'DeadlineBreached level_1 2026-03-06 15:00',
    ]);
  });

  it('is not owed when the customer did not come, or it was called off', () => {
    const missed = begun().happen(held('no_answer'));
    const cancelled = begun();
    cancelled.send(cancelAppointment, (m) => new CancelAppointment('case', { appointmentId, reason: '不需要' }, m));
    for (const life of [missed, cancelled]) {
      expect(summary(life)?.state).toBe('stopped');
      expect(confirmation(life)?.state).toBe('stopped');
    }
  });
});
