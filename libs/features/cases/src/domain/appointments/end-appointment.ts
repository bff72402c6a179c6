import type { CommandMeta, Decide } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { doneBy } from '../done-by';
import { mustExist } from '../guards';
import type { ContactOutcome, Emotion } from '../vocabulary';
import { aheadOf, appointmentOf } from './keep-appointment';

export class NoteAppointment {
  constructor(
    readonly id: string,
    readonly data: { readonly appointmentId: string; readonly text: string },
    readonly meta: CommandMeta,
  ) {}
}

/** Written down while it runs, word by word if need be (E9); what was forgotten may be added. */
export const noteAppointment: Decide<NoteAppointment, Case, CaseEvent> = ({ data }, state) => {
  const { appointmentId, text } = data;
  appointmentOf(mustExist(state), appointmentId);
  return [{ type: 'AppointmentNoted', data: { appointmentId, text } }];
};

export class EndAppointment {
  constructor(
    readonly id: string,
    readonly data: {
      readonly appointmentId: string;
      readonly outcome: ContactOutcome;
      readonly notes: string;
      readonly emotions: readonly Emotion[];
    },
    readonly meta: CommandMeta,
  ) {}
}

/** What came of it; whoever met the customer has reached them. Its summary is owed from here (E10). */
export const endAppointment: Decide<EndAppointment, Case, CaseEvent> = ({ data, meta }, state) => {
  const existing = mustExist(state);
  const { appointmentId, outcome, notes, emotions } = data;
  const { channel } = aheadOf(existing, appointmentId);
  return [
    { type: 'AppointmentHeld', data: { appointmentId, outcome, notes, emotions } },
    { type: 'CustomerContacted', data: { channel, outcome, summary: notes, visibleToCustomer: false } },
    ...(outcome === 'reached' ? doneBy(['call'], 'reached', existing, meta.occurredAt) : []),
  ];
};
