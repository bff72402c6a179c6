import type { Figure } from '../report/figure';
import { median } from '../report/statistics';
import type { Run } from '../suite';
import { type Write, writeFor, type Written } from './writers';

export interface Contest {
  readonly name: string;
  readonly writers: number;
  readonly ours: Write;
  readonly bare: Write;
  /** Least ratio aimed at. */
  readonly aim?: number;
}

/** Ours and the yardstick in turns, so that what else happens on the machine meets both; medians of the pairs. */
export async function contest({ postgres, quick }: Run, given: Contest): Promise<Figure> {
  const { name, writers, ours, bare, aim } = given;
  const ms = quick ? 400 : 1_200;
  const pairs = quick ? 2 : writers === 64 ? 7 : 3;
  const run = (write: Write, length = ms) => writeFor(length, writers, postgres.dataDir, write);
  await run(ours, ms / 2);
  await run(bare, ms / 2);
  const mine: Written[] = [];
  const theirs: Written[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    if (pair % 2 === 1) theirs.push(await run(bare));
    mine.push(await run(ours));
    if (pair % 2 === 0) theirs.push(await run(bare));
  }
  return {
    suite: 'append',
    name: `${name}, ${writers} writers`,
    rate: medianOf(mine, 'rate'),
    unit: 'events/s',
    ...costOf(mine),
    yardstick: {
      name: 'bare insert',
      rate: medianOf(theirs, 'rate'),
      ratio: median(mine.map(({ rate }, pair) => rate / theirs[pair].rate)),
      ...costOf(theirs),
    },
    aim: aim === undefined ? undefined : { ratio: aim },
  };
}

function costOf(runs: readonly Written[]): Pick<Figure, 'p50' | 'p99' | 'peakMb' | 'nodeCpu' | 'postgresCpu'> {
  const per10k = (key: 'nodeCpu' | 'postgresCpu') => median(runs.map((one) => (one[key] / one.events) * 10_000));
  return {
    p50: medianOf(runs, 'p50'),
    p99: medianOf(runs, 'p99'),
    peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
    nodeCpu: per10k('nodeCpu'),
    postgresCpu: per10k('postgresCpu'),
  };
}

function medianOf(runs: readonly Written[], key: keyof Written): number {
  return median(runs.map((one) => one[key]));
}
