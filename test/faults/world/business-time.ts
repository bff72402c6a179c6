import type { Database } from '@engine/platform';

interface Leap {
  /** Real milliseconds. */
  readonly at: number;
  readonly offset: number;
  /** Of the log, just before. */
  readonly head: number;
}

/** Moves the sandbox clock of a cell, and remembers when, so that business time can be told as real time. */
export class BusinessTime {
  private readonly leaps: Leap[] = [];

  private constructor(private readonly owner: Database) {}

  static async of(owner: Database): Promise<BusinessTime> {
    const time = new BusinessTime(owner);
    const [{ offset }] = await owner.query<{ offset: number }>('select offset_ms as "offset" from business_clock');
    time.leaps.push({ at: 0, offset, head: 0 });
    return time;
  }

  now(): Date {
    return new Date(Date.now() + this.leaps[this.leaps.length - 1].offset);
  }

  /** In one leap, as after downtime; what fell due meanwhile is due now. Negative: back. */
  async leap(ms: number): Promise<void> {
    const [{ head }] = await this.owner.query<{ head: number }>('select coalesce(max(position), 0) as head from event');
    const [{ offset }] = await this.owner.query<{ offset: number }>(
      'update business_clock set offset_ms = offset_ms + $1 returning offset_ms as "offset"',
      [ms],
    );
    this.leaps.push({ at: Date.now(), offset, head });
  }

  leapTo(moment: string): Promise<void> {
    return this.leap(new Date(moment).getTime() - this.now().getTime());
  }

  /** Latest business time that the clock had shown when an event was certainly there, in milliseconds. */
  shownBy(position: number): number {
    let latest = 0;
    for (const [index, { offset }] of this.leaps.entries()) {
      const next = this.leaps[index + 1];
      latest = Math.max(latest, (next?.at ?? Date.now()) + offset);
      if (next && next.head >= position) break;
    }
    return latest;
  }

  /** The first real moment at which the clock showed this business time or a later one; both in milliseconds. */
  realOf(business: Date): number {
    const wanted = business.getTime();
    for (const [index, { at, offset }] of this.leaps.entries()) {
      const until = this.leaps[index + 1]?.at ?? Infinity;
      if (until + offset >= wanted) return Math.max(at, wanted - offset);
    }
    return Infinity;
  }
}
