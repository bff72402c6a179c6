import type { Appointment } from '../appointments/appointment';
import type { CaseEventOf } from '../case.events';
import type { ExistingCase } from '../case-state';
import { end, open, type Rounds } from '../clocks/rounds';
import { opening } from './cycle';

export function appointmentMade(state: ExistingCase, event: CaseEventOf<'AppointmentMade'>): ExistingCase {
  const { appointmentId, at, channel, owner } = event.data;
  const made = { ...state, appointments: { ...state.appointments, [appointmentId]: madeFor(at, channel, owner) } };
  return { ...made, rounds: agreedUpon(made, event) };
}

export function appointmentMoved(state: ExistingCase, event: CaseEventOf<'AppointmentMoved'>): ExistingCase {
  const { appointmentId, at } = event.data;
  const moved = change(state, appointmentId, { at, standing: 'made' });
  return { ...moved, rounds: agreedUpon(moved, event) };
}

function madeFor(at: string, channel: Appointment['channel'], owner: Appointment['owner']): Appointment {
  return { at, channel, owner, standing: 'made' };
}

/**
 * It has to be confirmed, and summed up afterwards. The summary counts from the planned end until the real one is
 * known: of a contact that nobody recorded no summary would ever be missed.
 */
function agreedUpon(state: ExistingCase, event: CaseEventOf<'AppointmentMade' | 'AppointmentMoved'>): Rounds {
  const { appointmentId: subject, at, endsAt, confirmBy } = event.data;
  const now = opening(state, event.occurredAt, event.recordedAt);
  const rounds = open(state.rounds, 'contact_summary', { ...now, startedAt: endsAt ?? at }, { subject });
  return confirmBy
    ? open(rounds, 'appointment_confirmation', now, { subject, date: confirmBy })
    : end(rounds, 'appointment_confirmation', 'stopped', event.occurredAt, subject);
}

export function confirmedWithCustomer(state: ExistingCase, event: CaseEventOf<'AppointmentConfirmed'>): ExistingCase {
  const { appointmentId } = event.data;
  const rounds = end(state.rounds, 'appointment_confirmation', 'met', event.occurredAt, appointmentId);
  return { ...change(state, appointmentId, { standing: 'confirmed' }), rounds };
}

export function cancelled(state: ExistingCase, event: CaseEventOf<'AppointmentCancelled'>): ExistingCase {
  const { appointmentId } = event.data;
  const rounds = end(state.rounds, 'appointment_confirmation', 'stopped', event.occurredAt, appointmentId);
  return {
    ...change(state, appointmentId, { standing: 'cancelled' }),
    rounds: end(rounds, 'contact_summary', 'stopped', event.occurredAt, appointmentId),
  };
}

/** Where the customer did not come there is nothing to sum up. */
export function appointmentHeld(state: ExistingCase, event: CaseEventOf<'AppointmentHeld'>): ExistingCase {
  const { appointmentId: subject, outcome } = event.data;
  const at = event.occurredAt;
  const rounds = end(state.rounds, 'appointment_confirmation', 'stopped', at, subject);
  const held = outcome === 'reached';
  return {
    ...change(state, subject, { standing: held ? 'held' : 'missed' }),
    rounds: held
      ? open(rounds, 'contact_summary', opening(state, at, event.recordedAt), { subject })
      : end(rounds, 'contact_summary', 'stopped', at, subject),
  };
}

export function summarySent(state: ExistingCase, event: CaseEventOf<'ContactSummarySent'>): ExistingCase {
  const { appointmentId } = event.data;
  return {
    ...change(state, appointmentId, { standing: 'summarised' }),
    rounds: end(state.rounds, 'contact_summary', 'met', event.occurredAt, appointmentId),
  };
}

function change(state: ExistingCase, id: string, changed: Partial<Appointment>): ExistingCase {
  const { appointments } = state;
  return { ...state, appointments: { ...appointments, [id]: { ...appointments[id], ...changed } } };
}
