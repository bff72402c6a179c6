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
export async function contest({ postgres, quick }: Run, { name, writers, ours, bare, aim }: Contest): Promise<Figure> {
  const ms = quick ? 500 : 1_500;
  const pairs = quick ? 2 : 5;
  const run = (write: Write, length = ms) => writeFor(length, writers, postgres.dataDir, write);
  await run(ours, ms / 3);
  await run(bare, ms / 3);
  const mine: Written[] = [];
  const yardstick: Written[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    if (pair % 2 === 1) yardstick.push(await run(bare));
    mine.push(await run(ours));
    if (pair % 2 === 0) yardstick.push(await run(bare));
  }
  const of = (key: keyof Written) => median(mine.map((written) => written[key]));
  const per10k = (key: 'nodeCpu' | 'postgresCpu') =>
    median(mine.map((written) => (written[key] / written.events) * 10_000));
  return {
    suite: 'append',
    name: `${name}, ${writers} writers`,
    rate: of('rate'),
    unit: 'events/s',
    p50: of('p50'),
    p99: of('p99'),
    peakMb: Math.max(...mine.map(({ peakMb }) => peakMb)),
    nodeCpu: per10k('nodeCpu'),
    postgresCpu: per10k('postgresCpu'),
    yardstick: {
      name: 'bare insert',
      rate: median(yardstick.map(({ rate }) => rate)),
      ratio: median(mine.map(({ rate }, pair) => rate / yardstick[pair].rate)),
    },
    aim: aim === undefined ? undefined : { ratio: aim },
  };
}
