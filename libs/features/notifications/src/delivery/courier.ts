import type { EventStore } from '@engine/event-store';
import { derivedId } from '@engine/event-store';
import { type BusinessClock, DatabaseUnavailable } from '@engine/platform';
import { messageStream } from '../domain/message';
import type { MessageEvent } from '../domain/message.events';
import { RecordOutcome, recordOutcome } from '../domain/record-outcome';
import { mailOf } from './mail';
import type { MailTransport } from './mail-transport';
import type { ClaimedMessage, MessageClaims } from './message-claims';
import { MOST_ATTEMPTS, isGivenUp, pauseAfter } from './patience';
import { type Refusal, refusalOf } from './refusal';
import { within } from './within';

export interface CourierParts {
  readonly claims: MessageClaims;
  readonly store: EventStore;
  readonly transport: MailTransport;
  readonly clock: Pick<BusinessClock, 'now'>;
  readonly mailFrom: string;
  /** After each attempt that failed; `final` when there will be no other. Must not throw. */
  readonly onRefusal?: (messageId: string, refusal: Refusal & { readonly attempts: number }) => void;
}

const RECORDING_TRIES = 5;
const RECORDING_PAUSE_MS = 200;

/**
 * Delivers one message at a time: claim, send, record. Each fact's message goes out at least once. It goes out twice
 * only when this process dies, or loses the database for good, between the server's acceptance and the outcome fact;
 * both copies then have the same Message-ID.
 */
export class Courier {
  constructor(private readonly parts: CourierParts) {}

  /** Does nothing when the message is settled, in other hands, or not due. @throws DatabaseUnavailable */
  async deliver(messageId: string): Promise<void> {
    const { claims, store } = this.parts;
    const message = await claims.take(messageId);
    if (!message) return;
    // The row may be newer than its outcome: after a rebuild of the table only the log knows what was sent.
    const { state } = await store.load(messageStream, messageId);
    const outcome = state.status === 'pending' ? await this.attempt(message) : undefined;
    if (outcome === 'later') return claims.defer(message, pauseAfter(message.attempts));
    if (outcome) await this.record(message, outcome);
    await claims.settle(messageId);
  }

  private async attempt(message: ClaimedMessage): Promise<MessageEvent | 'later'> {
    const { transport, clock, mailFrom, claims } = this.parts;
    // Attempts that never came back: whatever ends the process each time must not do so for ever.
    if (message.attempts > MOST_ATTEMPTS) return this.failed(message, { final: 'given_up', code: 'GIVEN_UP' });
    try {
      const mail = mailOf(message, mailFrom, clock.now());
      const { smtpResponse } = await within(claims.lease * 0.75, transport.send(mail, message));
      const outcome = { ...aboutOf(message), at: clock.now().toISOString(), smtpResponse };
      return { type: 'MessageSent', data: { ...outcome, by: transport.by } };
    } catch (error) {
      const refusal = refusalOf(error);
      const givenUp = isGivenUp(message.attempts, message.firstTriedAt, clock.now());
      const final = refusal.final ?? (givenUp ? ('given_up' as const) : undefined);
      if (final) return this.failed(message, { ...refusal, final });
      this.parts.onRefusal?.(message.messageId, { ...refusal, attempts: message.attempts });
      return 'later';
    }
  }

  private failed(message: ClaimedMessage, refusal: Refusal & Required<Pick<Refusal, 'final'>>): MessageEvent {
    const { final: reason, smtpResponse } = refusal;
    const at = this.parts.clock.now().toISOString();
    this.parts.onRefusal?.(message.messageId, { ...refusal, attempts: message.attempts });
    return { type: 'MessageFailed', data: { ...aboutOf(message), at, smtpResponse, reason, final: true } };
  }

  /** The message is out of our hands, so this tries hard: giving up means sending it again. */
  private async record({ messageId, attempts }: ClaimedMessage, outcome: MessageEvent): Promise<void> {
    const now = new Date(outcome.data.at);
    const command = new RecordOutcome(messageId, outcome, {
      actor: { kind: 'worker', id: 'courier' },
      now,
      occurredAt: now,
      commandId: derivedId('message-outcome', messageId, attempts),
      correlationId: messageId,
      cause: { kind: 'command', name: 'RecordOutcome' },
    });
    for (let attempt = 1; ; attempt++) {
      try {
        await this.parts.store.decide(messageStream, command, recordOutcome);
        return;
      } catch (error) {
        if (!(error instanceof DatabaseUnavailable) || attempt === RECORDING_TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, RECORDING_PAUSE_MS * 2 ** attempt));
      }
    }
  }
}

function aboutOf({ source, audience, template, attempts }: ClaimedMessage) {
  return { source, audience, template, attempts };
}
