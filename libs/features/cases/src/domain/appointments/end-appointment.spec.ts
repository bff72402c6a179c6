import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import * as the from '../case.fixture';
import { appointed, assigned, cn, held, meta, opened } from '../case.fixture';
import { EndAppointment, endAppointment, NoteAppointment, noteAppointment } from './end-appointment';

const appointmentId = 'appointment-1';
const made = [opened, assigned, appointed()];

describe('note in an appointment (E9)', () => {
  const given = specify(caseStream, noteAppointment);
  const note = new NoteAppointment('case', { appointmentId, text: '二期要加三台' }, meta());
  const noted = { type: 'AppointmentNoted', data: { appointmentId, text: '二期要加三台' } } as const;

  it('while it runs and after', () => {
    given(...made)
      .when(note)
      .then(noted);
    given(...made, held())
      .when(note)
      .then(noted);
  });
  it('not of another case', () => given(opened).when(note).rejects('APPOINTMENT_UNKNOWN'));
});

describe('end an appointment', () => {
  const given = specify(caseStream, endAppointment);
  const end = (outcome: 'reached' | 'no_answer' = 'reached') =>
    new EndAppointment('case', { appointmentId, outcome, notes: '认可方案', emotions: [] }, meta());
  const contacted = (outcome: 'reached' | 'no_answer') =>
    the.contacted({ channel: 'online_meeting', outcome, summary: '认可方案' });

  it('is a contact that reached the customer, in the channel agreed on', () =>
    given(...made)
      .when(end())
      .then(held(), contacted('reached')));
  it('or one that did not, when they did not come', () =>
    given(...made)
      .when(end('no_answer'))
      .then(held('no_answer'), contacted('no_answer')));
  it('does what a call task asked for, if they came', () => {
    const call = the.scheduled({ kind: 'call', dueAt: cn('2026-03-03 10:00') });
    given(...made, call)
      .when(end())
      .thenTypes('AppointmentHeld', 'CustomerContacted', 'FollowUpCompleted');
    given(...made, call)
      .when(end('no_answer'))
      .thenTypes('AppointmentHeld', 'CustomerContacted');
  });
  it('once', () =>
    given(...made, held())
      .when(end())
      .rejects('APPOINTMENT_OVER'));
});
