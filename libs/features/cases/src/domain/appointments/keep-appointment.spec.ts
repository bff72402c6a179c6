import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { appointed, assigned, cn, held, meta, opened, timetables } from '../case.fixture';
import {
  CancelAppointment,
  cancelAppointment,
  ConfirmAppointment,
  confirmAppointment,
  MoveAppointment,
  moveAppointment,
} from './keep-appointment';

const appointmentId = 'appointment-1';
const made = [opened, assigned, appointed()];
const confirmed = (channel: 'phone' | 'email' | 'online_meeting'): CaseEvent => ({
  type: 'AppointmentConfirmed',
  data: { appointmentId, channel },
});
const cancelled: CaseEvent = { type: 'AppointmentCancelled', data: { appointmentId, reason: '不需要了' } };

describe('confirm an appointment', () => {
  const given = specify(caseStream, confirmAppointment);
  const confirm = (channel?: 'phone') => new ConfirmAppointment('case', { appointmentId, channel }, meta());

  it('in the channel used', () =>
    given(...made)
      .when(confirm('phone'))
      .then(confirmed('phone')));
  it('or in the one that the customer prefers', () => {
    const preferring = the.received({ customer: { ...the.feedback.customer, preferredChannel: 'email' } });
    given(preferring, assigned, appointed()).when(confirm()).then(confirmed('email'));
  });
  it('or in the one they meet in', () =>
    given(...made)
      .when(confirm())
      .then(confirmed('online_meeting')));
  it('once', () =>
    given(...made, confirmed('phone'))
      .when(confirm())
      .then());
  it('leaves a call task as it is: where the case stands was not told', () => {
    const call = the.scheduled({ kind: 'call', dueAt: cn('2026-03-03 10:00') });
    given(...made, call)
      .when(confirm('phone'))
      .then(confirmed('phone'));
  });
  it.each([cancelled, held(), held('no_answer')])('not after it is over', (over) =>
    given(...made, over)
      .when(confirm())
      .rejects('APPOINTMENT_OVER'),
  );
  it('not of another case', () => given(opened).when(confirm()).rejects('APPOINTMENT_UNKNOWN'));
});

describe('move an appointment', () => {
  const given = specify(caseStream, moveAppointment(timetables));
  const move = (at: string) => new MoveAppointment('case', { appointmentId, at, reason: '出差' }, meta());

  it('says from when to when and why, and asks for confirmation anew', () =>
    given(...made, confirmed('phone'))
      .when(move(cn('2026-03-10 10:00')))
      .then({
        type: 'AppointmentMoved',
        data: {
          appointmentId,
          previousAt: cn('2026-03-05 14:00'),
          at: cn('2026-03-10 10:00'),
          confirmBy: cn('2026-03-09 10:00'),
          reason: '出差',
        },
      }));
  it('only ahead', () =>
    given(...made)
      .when(move(the.MONDAY))
      .rejects('DATE_IN_PAST'));
  it('not after it is over', () =>
    given(...made, cancelled)
      .when(move(cn('2026-03-10 10:00')))
      .rejects('APPOINTMENT_OVER'));
});

describe('cancel an appointment', () => {
  const given = specify(caseStream, cancelAppointment);
  const cancel = new CancelAppointment('case', { appointmentId, reason: '不需要了' }, meta());

  it('says why', () =>
    given(...made)
      .when(cancel)
      .then(cancelled));
  it('once', () =>
    given(...made, cancelled)
      .when(cancel)
      .rejects('APPOINTMENT_OVER'));
});
