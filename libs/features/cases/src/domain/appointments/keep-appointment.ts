import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Timetables } from '@features/policies/contract';
import type { Case, ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import { mustExist } from '../guards';
import type { Channel } from '../vocabulary';
import type { Appointment } from './appointment';
import { timeOf } from './make-appointment';

export class ConfirmAppointment {
  constructor(
    readonly id: string,
    /** Left out, the channel is the one that the customer prefers. */
    readonly data: { readonly appointmentId: string; readonly channel?: Channel; readonly words?: string },
    readonly meta: CommandMeta,
  ) {}
}

/** The customer has said that it stands. */
export const confirmAppointment: Decide<ConfirmAppointment, Case, CaseEvent> = ({ data }, state) => {
  const existing = mustExist(state);
  const { appointmentId, words } = data;
  const { standing, channel: agreed } = aheadOf(existing, appointmentId);
  if (standing === 'confirmed') return [];
  const channel = data.channel ?? existing.customer.preferredChannel ?? agreed;
  return [{ type: 'AppointmentConfirmed', data: { appointmentId, channel, words } }];
};

export class MoveAppointment {
  constructor(
    readonly id: string,
    readonly data: {
      readonly appointmentId: string;
      readonly at: string;
      readonly endsAt?: string;
      readonly reason: string;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** Another time has to be confirmed anew. */
export function moveAppointment(timetables: Pick<Timetables, 'of'>): Decide<MoveAppointment, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustExist(state);
    const { appointmentId, reason } = data;
    const { at: previousAt } = aheadOf(existing, appointmentId);
    const time = timeOf(data, timetables.of(existing.policy), meta.now);
    return [{ type: 'AppointmentMoved', data: { appointmentId, previousAt, ...time, reason } }];
  };
}

export class CancelAppointment {
  constructor(
    readonly id: string,
    readonly data: { readonly appointmentId: string; readonly reason: string },
    readonly meta: CommandMeta,
  ) {}
}

export const cancelAppointment: Decide<CancelAppointment, Case, CaseEvent> = ({ data }, state) => {
  const { appointmentId, reason } = data;
  aheadOf(mustExist(state), appointmentId);
  return [{ type: 'AppointmentCancelled', data: { appointmentId, reason } }];
};

export function appointmentOf(state: ExistingCase, appointmentId: string): Appointment {
  const appointment = state.appointments[appointmentId];
  if (appointment) return appointment;
  throw new Rejection('APPOINTMENT_UNKNOWN', 'This case has no such appointment.', { appointmentId });
}

/** One that has neither been held nor called off. */
export function aheadOf(state: ExistingCase, appointmentId: string): Appointment {
  const appointment = appointmentOf(state, appointmentId);
  if (appointment.standing === 'made' || appointment.standing === 'confirmed') return appointment;
  throw new Rejection('APPOINTMENT_OVER', `This appointment is ${appointment.standing} already.`, {
    standing: appointment.standing,
  });
}
