import type { Figure } from '../report/figure';
import { median } from '../report/statistics';
import type { Run } from '../suite';
import { type Write, writeFor, type Written } from './writers';

export interface Yardstick {
  readonly name: string;
  readonly write: Write;
  /** Least ratio aimed at. */
  readonly aim?: number;
}

export interface Contest {
  readonly name: string;
  readonly writers: number;
  readonly ours: Write;
  readonly yardsticks: readonly Yardstick[];
}

/** Ours and the yardsticks in turns, so that what else happens on the machine meets all; medians of the rounds. */
export async function contest(run: Run, { name, writers, ours, yardsticks }: Contest): Promise<void> {
  const { postgres, quick, report } = run;
  const ms = quick ? 300 : 1_000;
  const rounds = quick ? 2 : writers === 64 ? 5 : 3;
  const contenders = [ours, ...yardsticks.map(({ write }) => write)];
  const results: Written[][] = contenders.map(() => []);
  for (const write of contenders) await writeFor(ms / 2, writers, postgres.dataDir, write);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const next = (round + turn) % contenders.length;
      results[next].push(await writeFor(ms, writers, postgres.dataDir, contenders[next]));
    }
  }
  const [mine, ...others] = results;
  const rate = medianOf(mine, 'rate');
  yardsticks.forEach(({ name: yardstick, aim }, index) => {
    const theirs = others[index];
    report({
      suite: 'append',
      name: `${name}, ${writers} writers`,
      unit: 'events/s',
      rate,
      ...(index === 0 ? costOf(mine) : {}),
      yardstick: {
        name: yardstick,
        rate: medianOf(theirs, 'rate'),
        ratio: median(mine.map((one, round) => one.rate / theirs[round].rate)),
        ...costOf(theirs),
      },
      aim: aim === undefined ? undefined : { ratio: aim },
    });
  });
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
