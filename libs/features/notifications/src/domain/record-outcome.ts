import type { CommandMeta, Decide } from '@engine/decider';
import type { Message } from './message';
import type { MessageEvent } from './message.events';

export class RecordOutcome {
  constructor(
    readonly id: string,
    readonly data: MessageEvent,
    readonly meta: CommandMeta,
  ) {}
}

/** The first outcome stands: a second delivery of the same message (see Courier) is not a second fact. */
export const recordOutcome: Decide<RecordOutcome, Message, MessageEvent> = ({ data }, state) =>
  state.status === 'pending' ? [explicit(data)] : [];

function explicit(outcome: MessageEvent): MessageEvent {
  const { source, audience, template, at, attempts, smtpResponse } = outcome.data;
  const common = { source, audience, template, at, attempts, smtpResponse };
  switch (outcome.type) {
    case 'MessageSent':
      return { type: 'MessageSent', data: { ...common, by: outcome.data.by } };
    case 'MessageFailed':
      return { type: 'MessageFailed', data: { ...common, reason: outcome.data.reason, final: true } };
  }
}
