import type { Database } from '@engine/platform';
import type { DueStep } from './due-step';

export interface ClaimedStep extends DueStep {
  /** Names this very claim; somebody else's later claim of the same step has another. */
  readonly claim: string;
}

/** Where the next claim of a drain goes on, so that it does not read again what is claimed and not yet removed. */
export interface Cursor {
  /** As PostgreSQL writes it: a Date would cut off the microseconds. */
  readonly dueAt: string;
  readonly streamId: string;
}

export interface Claimed {
  /** Per stream, in due order; the streams in the order of their first step. */
  readonly streams: readonly (readonly ClaimedStep[])[];
  /** Business time of the claim. */
  readonly now: Date;
  readonly cursor: Cursor;
}

const START: Cursor = { dueAt: '-infinity', streamId: '' };

const RELEASE = `
  update deadline d set claimed_until = null
    from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::timestamptz[])
         as r(stream_id, clock, subject, round, step, claim)
   where d.stream_id = r.stream_id and d.clock = r.clock and d.subject = r.subject
     and d.round = r.round and d.step = r.step and d.claimed_until = r.claim`;

/** Takes due steps for this process for the length of a lease, and gives them back. */
export class DueClaims {
  /** @param lease milliseconds of real time after which somebody else may take a step over */
  constructor(
    private readonly database: Database,
    readonly lease: number,
  ) {}

  /** Up to `limit` streams that have something due. Committed when it resolves. */
  async take(limit: number, after: Cursor = START): Promise<Claimed> {
    const rows = await this.database.query<ClaimRow>({
      name: 'claim-deadlines',
      text: 'select * from claim_deadlines($1, $2, $3, $4)',
      values: [after.dueAt, after.streamId, limit, this.lease],
    });
    const streams = new Map<string, ClaimedStep[]>();
    let cursor = after;
    for (const row of rows) {
      const steps = streams.get(row.stream_id);
      if (steps) {
        steps.push(claimedStep(row));
      } else {
        streams.set(row.stream_id, [claimedStep(row)]);
        cursor = { dueAt: row.exact_due, streamId: row.stream_id };
      }
    }
    return { streams: [...streams.values()], now: rows[0]?.business_now ?? new Date(0), cursor };
  }

  /** Only claims that are still ours; a step that was taken over stays with its new owner. */
  async release(steps: readonly ClaimedStep[]): Promise<void> {
    if (steps.length === 0) return;
    await this.database.query(RELEASE, [
      steps.map((step) => step.streamId),
      steps.map((step) => step.clock),
      steps.map((step) => step.subject),
      steps.map((step) => step.round),
      steps.map((step) => step.step),
      steps.map((step) => step.claim),
    ]);
  }
}

interface ClaimRow {
  readonly stream_id: string;
  readonly clock: string;
  readonly subject: string;
  readonly round: number;
  readonly step: string;
  readonly due_at: Date;
  readonly exact_due: string;
  readonly claim: string;
  readonly business_now: Date;
  readonly [column: string]: unknown;
}

function claimedStep(row: ClaimRow): ClaimedStep {
  const { clock, subject, round, step, claim } = row;
  return { streamId: row.stream_id, clock, subject, round, step, dueAt: row.due_at, claim };
}
