import type { DueStep } from '@engine/deadlines';
import type { Row } from '@engine/projections';
import type { ReadTable } from './read-table';
import type { VirtualClock } from './virtual-clock';

export type DeadlineRow = Row & { readonly [K in 'clock' | 'subject' | 'step' | 'due_at']: string } & {
  readonly round: number;
};

/** What `claim_deadlines` and the release of a claim do. A row that the projection writes anew is free again. */
export class DeadlineTable {
  private readonly claims = new WeakMap<DeadlineRow, number>();

  constructor(
    private readonly table: ReadTable,
    private readonly clock: VirtualClock,
  ) {}

  get rows(): DeadlineRow[] {
    return [...(this.table.rows as Iterable<DeadlineRow>)].sort(
      (one, other) => compare(one.due_at, other.due_at) || compare(one.stream_id, other.stream_id),
    );
  }

  isDue(row: DeadlineRow): boolean {
    return Date.parse(row.due_at) <= this.clock.businessNow;
  }

  isFree(row: DeadlineRow): boolean {
    return (this.claims.get(row) ?? 0) <= this.clock.realNow;
  }

  /** Whole streams: the earliest step of a stream must be free, and takes with it all that is due there. */
  claim(afterDue: string, afterStream: string, limit: number, lease: number): object[] {
    const after = afterDue === '-infinity' ? '' : afterDue;
    const first = new Map<string, DeadlineRow>();
    for (const row of this.rows) if (!first.has(row.stream_id)) first.set(row.stream_id, row);
    const heads = [...first.values()]
      .filter((row) => this.isDue(row) && this.isFree(row))
      .filter((row) => (compare(row.due_at, after) || compare(row.stream_id, afterStream)) >= 0)
      .slice(0, limit)
      .map((row) => row.stream_id);
    const due = this.rows.filter((row) => heads.includes(row.stream_id) && this.isDue(row) && this.isFree(row));
    return due.map((row) => this.take(row, this.clock.realNow + lease));
  }

  release(step: Omit<DueStep, 'dueAt'>, claim: string): void {
    const row = this.rows.find(
      ({ stream_id, clock, subject, round, step: name }) =>
        stream_id === step.streamId &&
        clock === step.clock &&
        subject === step.subject &&
        round === step.round &&
        name === step.step,
    );
    if (row && String(this.claims.get(row)) === claim) this.claims.delete(row);
  }

  private take(row: DeadlineRow, until: number): object {
    if ((this.claims.get(row) ?? 0) > this.clock.realNow) throw new Error('a leased step was handed out once more');
    this.claims.set(row, until);
    const business_now = new Date(this.clock.businessNow);
    return { ...row, due_at: new Date(row.due_at), exact_due: row.due_at, claim: String(until), business_now };
  }
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
