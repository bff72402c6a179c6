/** One measured thing, with what it is compared to. Rates are per second, latencies in milliseconds. */
export interface Figure {
  readonly suite: string;
  readonly name: string;
  readonly rate?: number;
  readonly unit: string;
  readonly p50?: number;
  readonly p99?: number;
  readonly peakMb?: number;
  /** CPU seconds for 10,000 units. */
  readonly nodeCpu?: number;
  readonly postgresCpu?: number;
  readonly yardstick?: Yardstick;
  /** Of a peer: our rate to its, as the median of the rounds. */
  readonly lead?: number;
  readonly aim?: Aim;
}

export interface Yardstick {
  readonly name: string;
  readonly rate: number;
  /** Of our rate to its, as the median of the pairs. */
  readonly ratio: number;
  readonly nodeCpu?: number;
  readonly postgresCpu?: number;
}

/** Least ratio to the yardstick, least rate, least lead over a peer, or greatest p99. */
export type Aim =
  { readonly ratio: number } | { readonly rate: number } | { readonly lead: number } | { readonly p99: number };

export function isMet({ aim, rate = 0, yardstick, lead = 0, p99 = Infinity }: Figure): boolean | undefined {
  if (!aim) return undefined;
  if ('rate' in aim) return rate >= aim.rate;
  if ('lead' in aim) return lead >= aim.lead;
  if ('p99' in aim) return p99 < aim.p99;
  return (yardstick?.ratio ?? 0) >= aim.ratio;
}

/** Events lost or doubled: no measurement at all. */
export class WrongCount extends Error {
  override readonly name = 'WrongCount';

  constructor(what: string, found: number, expected: number) {
    super(`${what}: found ${found}, expected ${expected}`);
  }
}

export function expectCount(what: string, found: number, expected: number): void {
  if (found !== expected) throw new WrongCount(what, found, expected);
}
