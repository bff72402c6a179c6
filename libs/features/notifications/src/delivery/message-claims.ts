import type { Database } from '@engine/platform';
import type { Audience } from '../domain/audience';
import type { Locale } from '../templates/template-set';

/** A message that this process may deliver until its lease ends. */
export interface ClaimedMessage {
  readonly messageId: string;
  readonly source: string;
  readonly audience: Audience;
  readonly address: string;
  readonly replyTo: string | null;
  readonly locale: Locale;
  readonly template: string;
  readonly subject: string;
  readonly body: string;
  readonly notBefore: Date;
  /** 1 for the first. Also fences: a claim that was taken over has another number. */
  readonly attempts: number;
  readonly firstTriedAt: Date;
}

const BUSINESS_NOW = `(select now() + offset_ms * interval '1 millisecond' from business_clock)`;

/** Free and due. Times of delivery are real, those of the message are business time. */
export const DELIVERABLE = `not settled
  and not_before <= ${BUSINESS_NOW}
  and (claimed_until is null or claimed_until <= now())
  and (next_attempt_at is null or next_attempt_at <= now())`;

const TAKE = `
  update message
     set claimed_until = now() + $2 * interval '1 millisecond', attempts = attempts + 1, next_attempt_at = null,
         first_tried_at = coalesce(first_tried_at, ${BUSINESS_NOW})
   where message_id = $1 and ${DELIVERABLE}
  returning message_id as "messageId", stream_id as source, audience, address, reply_to as "replyTo", locale, template,
            subject, body, not_before as "notBefore", attempts, first_tried_at as "firstTriedAt"`;

/** Who may deliver a message now: one process at a time, for the length of a lease in milliseconds. */
export class MessageClaims {
  constructor(
    private readonly database: Database,
    readonly lease: number,
  ) {}

  /** Committed when it resolves; undefined when there is nothing to do. */
  async take(messageId: string): Promise<ClaimedMessage | undefined> {
    const rows = await this.database.query<ClaimedMessage & Record<string, unknown>>(TAKE, [messageId, this.lease]);
    return rows[0];
  }

  /** Gives it back, to be tried again after a pause. */
  async defer({ messageId, attempts }: ClaimedMessage, pause: number): Promise<void> {
    await this.database.query(
      `update message set claimed_until = null, next_attempt_at = now() + $3 * interval '1 millisecond'
        where message_id = $1 and attempts = $2`,
      [messageId, attempts, pause],
    );
  }

  /** Its outcome is in the log: nobody need look at it again. */
  async settle(messageId: string): Promise<void> {
    await this.database.query('update message set settled = true, claimed_until = null where message_id = $1', [
      messageId,
    ]);
  }
}
