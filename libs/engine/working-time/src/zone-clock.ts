import { IANAZone } from 'luxon';
import { DAY, HOUR, MINUTE } from './local-time';

/** A UTC day with its offsets; no zone changes its clock twice within one. */
interface OffsetsOfDay {
  readonly before: number;
  readonly changesAt: number;
  readonly after: number;
}

/**
 * The wall clock of a zone. A local time is written as the epoch milliseconds it would have in UTC. Offsets are kept
 * per UTC day, because asking Intl costs microseconds and every calculation asks.
 */
export class ZoneClock {
  private readonly zone: IANAZone;
  private readonly known = new Map<number, OffsetsOfDay>();

  /** @throws RangeError for a name that is no IANA time zone. */
  constructor(name: string) {
    if (!isZone(name)) throw new RangeError(`${name} is not an IANA time zone.`);
    this.zone = IANAZone.create(name);
  }

  offsetAt(instant: number): number {
    const day = Math.floor(instant / DAY);
    let offsets = this.known.get(day);
    if (!offsets) this.known.set(day, (offsets = this.offsetsOf(day)));
    return instant < offsets.changesAt ? offsets.before : offsets.after;
  }

  /** The first instant at which the clock reads `local` or later: the end of the gap when `local` is skipped. */
  reaches(local: number): number {
    const { before, changesAt, after } = this.around(local);
    return local - before < changesAt ? local - before : Math.max(local - after, changesAt);
  }

  /** The instant from which the clock never again reads less than `local`: the last occurrence when it is repeated. */
  passes(local: number): number {
    const { before, changesAt, after } = this.around(local);
    return local - after > changesAt ? local - after : Math.min(local - before, changesAt);
  }

  /** Offsets lie between -12 h and +14 h, so `local` falls inside this stretch whatever the offset. */
  private around(local: number): OffsetsOfDay {
    return change((at) => this.offsetAt(at), local - 15 * HOUR, local + 13 * HOUR);
  }

  private offsetsOf(day: number): OffsetsOfDay {
    return change((at) => this.zone.offset(at) * MINUTE, day * DAY, (day + 1) * DAY);
  }
}

export function isZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && IANAZone.isValidZone(name);
}

function change(offsetAt: (instant: number) => number, from: number, to: number): OffsetsOfDay {
  const [before, after] = [offsetAt(from), offsetAt(to)];
  if (before === after) return { before, changesAt: to, after };
  let [unchanged, changed] = [from, to];
  while (changed - unchanged > 1) {
    const middle = Math.floor((unchanged + changed) / 2);
    if (offsetAt(middle) === before) unchanged = middle;
    else changed = middle;
  }
  return { before, changesAt: changed, after };
}
