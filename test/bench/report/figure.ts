/** One measured thing, with what it is compared to. Rates are per second, latencies in milliseconds. */
export interface Figure {
  readonly suite: string;
  readonly name: string;
  readonly rate: number;
  readonly unit: string;
  readonly p50?: number;
  readonly p99?: number;
  readonly peakMb?: number;
  /** CPU seconds for 10,000 units. */
  readonly nodeCpu?: number;
  readonly postgresCpu?: number;
  readonly yardstick?: Yardstick;
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

/** Least ratio to the yardstick, or least rate. */
export type Aim = { readonly ratio: number } | { readonly rate: number };

export function isMet({ aim, rate, yardstick }: Figure): boolean | undefined {
  if (!aim) return undefined;
  return 'rate' in aim ? rate >= aim.rate : (yardstick?.ratio ?? 0) >= aim.ratio;
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
