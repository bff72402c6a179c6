import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Timetables } from '@features/policies/contract';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { deliverableChannel } from '../customer/customer-channel';
import { doneBy } from '../done-by';
import { mustBe, mustBeFilled } from '../guards';
import { localDay } from '../local-day';
import type { Channel, ConfirmationMode, ContactOutcome } from '../vocabulary';

export class RequestConfirmation {
  constructor(
    readonly id: string,
    /** Without a channel the worker sends the confirmation letter (H6); with one, a person has tried. */
    readonly data: { readonly channel?: Channel; readonly outcome?: ContactOutcome; readonly summary: string },
    readonly meta: CommandMeta,
  ) {}
}

/** Asking delivers the result as well, when the customer was reached. Nobody is asked again who has confirmed. */
export function requestConfirmation(timetables: Pick<Timetables, 'of'>): Decide<RequestConfirmation, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustBe(state, 'resolved', 'awaiting_confirmation');
    if (existing.customer.kind === 'anonymous')
      throw new Rejection('NO_CUSTOMER', 'Nobody can be asked about an anonymous case: close it.');
    if (existing.confirmation) return [];
    const channel = data.channel ?? deliverableChannel(existing.customer);
    if (!channel)
      throw new Rejection(
        'NO_CHANNEL',
        'No channel reaches this customer by itself. Ask them, and name the channel you used.',
      );
    const messageId = data.channel ? undefined : meta.commandId;
    const outcome = data.channel ? (data.outcome ?? 'reached') : 'reached';
    const { zone } = timetables.of(existing.policy).calendar;
    const requested: CaseEvent = {
      type: 'ConfirmationRequested',
      data: {
        channel,
        outcome,
        attempt: existing.attempts.length + 1,
        localDay: localDay(zone, meta.occurredAt),
        messageId,
      },
    };
    const spoken = outcome === 'reached' && !messageId;
    const facts = [
      requested,
      ...doneBy(spoken ? ['ask_again', 'call'] : ['ask_again'], 'asked', existing, meta.occurredAt),
    ];
    if (existing.resultDelivered || outcome !== 'reached') return facts;
    return [{ type: 'ResultDelivered', data: { channel, summary: data.summary, messageId } }, ...facts];
  };
}

export class ConfirmResolution {
  constructor(
    readonly id: string,
    readonly data: {
      readonly mode: Exclude<ConfirmationMode, 'link'>;
      readonly callReference?: string;
      readonly words?: string;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** An oral yes to a complaint counts only when somebody else than who resolved it has heard it (H5). */
export const confirmResolution: Decide<ConfirmResolution, Case, CaseEvent> = ({ data, meta }, state) => {
  const existing = mustBe(state, 'awaiting_confirmation');
  const { mode, callReference, words } = data;
  if (mode === 'oral') {
    mustBeFilled(callReference, 'CALL_REFERENCE_REQUIRED', 'An oral confirmation needs the reference of the call.');
    if (existing.type === 'complaint' && existing.resolvedBy?.id === meta.actor.id) {
      throw new Rejection(
        'SECOND_PERSON_REQUIRED',
        'Somebody else than who resolved the complaint must record its oral confirmation.',
      );
    }
  }
  if (existing.confirmation) return [];
  if (!existing.resultDelivered)
    throw new Rejection('RESULT_NOT_DELIVERED', 'The customer has not been told the result yet.');
  return [
    { type: 'ResolutionConfirmed', data: { mode, callReference, words } },
    ...doneBy(['ask_again'], 'answered', existing, meta.occurredAt),
  ];
};

export class DisputeResolution {
  constructor(
    readonly id: string,
    readonly data: { readonly reason: string; readonly channel: Channel },
    readonly meta: CommandMeta,
  ) {}
}

/**
 * The customer says no: the next cycle begins, and all clocks with it. Whoever is one of several customers of a matter
 * is heard at its original, where somebody has to answer.
 */
export const disputeResolution: Decide<DisputeResolution, Case, CaseEvent> = ({ data, meta }, state) => {
  if (state.status !== 'absent' && state.original)
    return [{ type: 'CustomerReplied', data: { channel: data.channel, text: data.reason, emotions: [] } }];
  const existing = mustBe(state, 'resolved', 'awaiting_confirmation');
  return [
    { type: 'ResolutionDisputed', data: { reason: data.reason, channel: data.channel } },
    ...doneBy(['ask_again'], 'answered', existing, meta.occurredAt),
  ];
};
