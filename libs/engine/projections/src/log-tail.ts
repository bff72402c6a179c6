import type { Recorded } from '@engine/decider';
import type { EventCodec, EventLog, EventRow } from '@engine/event-store';

/** A stored event, decoded once however many subscriptions read it. */
export class LogEntry {
  private decoded?: Recorded;

  constructor(
    readonly row: EventRow,
    private readonly codec: EventCodec,
  ) {}

  /** @throws UnknownEvent */
  get event(): Recorded {
    return (this.decoded ??= this.codec.decode(this.row));
  }
}

/** Positions are contiguous in every snapshot; a missing one means that the log was damaged. */
export class HoleInLog extends Error {
  override readonly name = 'HoleInLog';

  constructor(
    readonly expected: number,
    found: number,
  ) {
    super(`The log has no position ${expected}; the next one is ${found}.`);
  }
}

const PAGE = 1_000;
const KEPT = 5_000;
const PAGES_AHEAD = 4;

/** The most recent part of the log, read once for all subscriptions of this process that follow its head. */
export class LogTail {
  private kept: LogEntry[] = [];
  private readonly reading = new Map<number, Promise<LogEntry[]>>();
  /** The next page of those who are catching up, read while they digest the one before. */
  private readonly ahead = new Map<number, Promise<LogEntry[]>>();

  constructor(private readonly log: EventLog) {}

  /** Contiguous entries after `position`. @throws HoleInLog when the very next one is missing. */
  async after(position: number, limit: number): Promise<readonly LogEntry[]> {
    const known = this.known(position, limit);
    if (known.length > 0) return known;
    const page = (await this.takeAhead(position)) ?? (await this.readOnce(position));
    if (page.length === PAGE && limit === PAGE) this.readAhead(position + PAGE);
    return page.slice(0, limit);
  }

  private known(position: number, limit: number): readonly LogEntry[] {
    if (this.kept.length === 0) return [];
    const index = position + 1 - this.kept[0].row.position;
    return index < 0 ? [] : this.kept.slice(index, index + limit);
  }

  private async takeAhead(position: number): Promise<LogEntry[] | undefined> {
    const page = await this.ahead.get(position);
    this.ahead.delete(position);
    // An empty page may have been read before the latest append.
    return page?.length ? page : undefined;
  }

  private readAhead(position: number): void {
    if (this.ahead.size >= PAGES_AHEAD) this.ahead.delete(this.ahead.keys().next().value as number);
    const page = this.readOnce(position);
    page.catch(() => this.ahead.delete(position));
    this.ahead.set(position, page);
  }

  private readOnce(position: number): Promise<LogEntry[]> {
    const reading = this.reading.get(position) ?? this.read(position).finally(() => this.reading.delete(position));
    this.reading.set(position, reading);
    return reading;
  }

  private async read(position: number): Promise<LogEntry[]> {
    const rows = await this.log.readAfter(position, PAGE);
    const gap = rows.findIndex((row, index) => row.position !== position + 1 + index);
    if (gap === 0) throw new HoleInLog(position + 1, rows[0].position);
    const entries = (gap > 0 ? rows.slice(0, gap) : rows).map((row) => new LogEntry(row, this.log.codec));
    this.keep(position, entries);
    return entries;
  }

  /** What a far-behind subscription reads must not push out what the others share. */
  private keep(position: number, entries: LogEntry[]): void {
    const end = this.kept.at(-1)?.row.position;
    if (entries.length === 0) return;
    if (end === position) this.kept.push(...entries);
    else if (end === undefined || position > end) this.kept = [...entries];
    if (this.kept.length > 2 * KEPT) this.kept = this.kept.slice(-KEPT);
  }
}
