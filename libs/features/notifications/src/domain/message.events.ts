import { type EventDefinitions, type Fact, plain } from '@engine/decider';
import type { Audience } from './audience';

/** Why a message will not go out any more. */
export type FailureReason = 'address_invalid' | 'refused_by_server' | 'given_up';

/** What every outcome says of its message, so that whoever hears of it knows whose it was. No address. */
type Outcome = {
  /** The stream whose event the message tells of. */
  readonly source: string;
  readonly audience: Audience;
  readonly template: string;
  /** Business time. */
  readonly at: string;
  readonly attempts: number;
  /** The server's reply code, such as `250` or `550 5.1.1`; its words may quote the address and are left out. */
  readonly smtpResponse?: string;
};

export type MessageSent = Fact<'MessageSent', Outcome & { readonly by: 'smtp' | 'file' }>;
export type MessageFailed = Fact<'MessageFailed', Outcome & { readonly reason: FailureReason; readonly final: true }>;
export type MessageEvent = MessageSent | MessageFailed;

export const messageEvents: EventDefinitions<MessageEvent> = { MessageSent: plain, MessageFailed: plain };
