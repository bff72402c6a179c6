import type { Database } from '@engine/platform';
import type { DueStep } from './due-step';

export interface ClaimedStep extends DueStep {
  /** Names this very claim; somebody else's later claim of the same step has another. */
  readonly claim: string;
}

/** Where the next claim of a drain goes on, so that it does not read again what is claimed and not yet removed. */
export interface Cursor {
  readonly dueAt: Date;
  readonly streamId: string;
}

export interface Claimed {
  /** Per stream, in due order. */
  readonly streams: readonly (readonly ClaimedStep[])[];
  /** Business time of the claim. */
  readonly now: Date;
  readonly cursor: Cursor;
}

const START: Cursor = { dueAt: new Date(0), streamId: '' };

/**
 * Claims whole streams: the earliest step of a stream must be free, and takes with it all that is due there. So the
 * steps of one stream are never with two processes, and go in due order. Nothing is waited for: rows that another
 * claim or the projection holds are left for the next round, which also rules out deadlocks with the projection.
 * Due is business time; leases are real time.
 */
const CLAIM = `
  with business as materialized (
    select now() + offset_ms * interval '1 millisecond' as now from business_clock
  ), head as (
    select d.stream_id, d.due_at
      from deadline d
     where d.due_at <= (select now from business)
       and (d.due_at, d.stream_id) >= ($1::timestamptz, $2::text)
       and (d.claimed_until is null or d.claimed_until <= now())
       and not exists (
         select from deadline e
          where e.stream_id = d.stream_id
            and (e.due_at, e.clock, e.subject, e.round, e.step) < (d.due_at, d.clock, d.subject, d.round, d.step))
     order by d.due_at, d.stream_id
     limit $3
       for update of d skip locked
  ), due as (
    select d.stream_id, d.clock, d.subject, d.round, d.step
      from head join deadline d on d.stream_id = head.stream_id
     where d.due_at <= (select now from business)
       and (d.claimed_until is null or d.claimed_until <= now())
       for update of d skip locked
  ), claimed as (
    update deadline d set claimed_until = now() + $4::float8 * interval '1 millisecond'
      from due
     where d.stream_id = due.stream_id and d.clock = due.clock and d.subject = due.subject
       and d.round = due.round and d.step = due.step
    returning d.*
  )
  select c.stream_id, c.clock, c.subject, c.round, c.step, c.due_at, c.claimed_until::text as claim, b.now
    from claimed c cross join business b
   order by c.due_at, c.clock, c.subject, c.round, c.step`;

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
      text: CLAIM,
      values: [after.dueAt, after.streamId, limit, this.lease],
    });
    const streams = new Map<string, ClaimedStep[]>();
    for (const row of rows) {
      const steps = streams.get(row.stream_id) ?? [];
      steps.push(claimedStep(row));
      streams.set(row.stream_id, steps);
    }
    return { streams: [...streams.values()], now: rows[0]?.now ?? new Date(0), cursor: lastHead(streams) ?? after };
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

/** The streams come in the order of their first step, which is the order of the index but for ties. */
function lastHead(streams: ReadonlyMap<string, readonly ClaimedStep[]>): Cursor | undefined {
  let last: Cursor | undefined;
  for (const [{ dueAt, streamId }] of streams.values()) {
    if (!last || dueAt > last.dueAt || (dueAt.getTime() === last.dueAt.getTime() && streamId > last.streamId)) {
      last = { dueAt, streamId };
    }
  }
  return last;
}

interface ClaimRow {
  readonly stream_id: string;
  readonly clock: string;
  readonly subject: string;
  readonly round: number;
  readonly step: string;
  readonly due_at: Date;
  readonly claim: string;
  readonly now: Date;
  readonly [column: string]: unknown;
}

function claimedStep(row: ClaimRow): ClaimedStep {
  const { clock, subject, round, step, claim } = row;
  return { streamId: row.stream_id, clock, subject, round, step, dueAt: row.due_at, claim };
}
