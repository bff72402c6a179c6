import type { Recorded } from '@engine/decider';
import { derivedId } from '@engine/event-store';
import type { Audience } from '../domain/audience';
import type { Locale } from '../templates/template-set';

/** What a message is about, for lists: `{ caseId, number }`. */
export type About = { readonly [name: string]: string };

/** What one event has to tell one recipient. */
export interface OutgoingMessage {
  /** The id that the event itself gave to its message; otherwise one is derived. */
  readonly messageId?: string;
  readonly channel: 'email';
  readonly audience: Audience;
  /** Who, by id: with event and channel it tells one message from another. */
  readonly recipient: string;
  readonly address: string;
  /** Where an answer goes, when not to the sender of all mail. */
  readonly replyTo?: string;
  readonly locale: Locale;
  readonly template: string;
  readonly subject: string;
  readonly body: string;
  readonly about: About;
  /** Business time before which it is not sent (quiet hours). */
  readonly notBefore?: Date;
}

/** What the log says of a message. Columns about its delivery are not part of it, and survive only until a rebuild. */
export type MessageRow = {
  readonly message_id: string;
  readonly stream_id: string;
  readonly event_id: string;
  readonly channel: 'email';
  readonly audience: Audience;
  readonly recipient: string;
  readonly address: string;
  readonly reply_to: string | null;
  readonly locale: Locale;
  readonly template: string;
  readonly subject: string;
  readonly body: string;
  readonly about: About;
  readonly not_before: string;
  readonly created_at: string;
};

/** Every column is spelled out: rows are inserted together, and a missing one would become null in all of them. */
export function messageRow(event: Recorded, message: OutgoingMessage): MessageRow {
  const { channel, audience, recipient, address, locale, template, body, about, notBefore } = message;
  return {
    message_id: message.messageId ?? derivedId(event.eventId, channel, recipient),
    stream_id: event.streamId,
    event_id: event.eventId,
    channel,
    audience,
    recipient,
    address,
    reply_to: message.replyTo ?? null,
    locale,
    template,
    subject: oneLine(message.subject),
    body,
    about,
    not_before: notBefore?.toISOString() ?? event.recordedAt,
    created_at: event.recordedAt,
  };
}

const SUBJECT_LIMIT = 200;

/** A subject is a header: what customers and colleagues wrote must not begin another one. */
function oneLine(subject: string): string {
  const line = subject.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line.length > SUBJECT_LIMIT ? `${[...line].slice(0, SUBJECT_LIMIT - 1).join('')}…` : line;
}
