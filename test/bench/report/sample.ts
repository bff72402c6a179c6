import type { Usage } from '../world/usage';
import type { Figure } from './figure';
import { median } from './statistics';

/** One timed stretch of many like things. Latencies in milliseconds; NaN where there is only one thing. */
export interface Sample extends Usage {
  readonly count: number;
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
}

export function sampleOf(usage: Usage, count: number): Sample {
  return { ...usage, count, rate: count / usage.seconds, p50: NaN, p99: NaN };
}

export function mediansOf(samples: readonly Sample[]) {
  const of = (key: keyof Sample) => median(samples.map((sample) => sample[key]));
  const per10k = (key: 'nodeCpu' | 'postgresCpu') =>
    median(samples.map((sample) => (sample[key] / sample.count) * 10_000));
  return {
    rate: of('rate'),
    p50: of('p50'),
    p99: of('p99'),
    peakMb: Math.max(...samples.map(({ peakMb }) => peakMb)),
    nodeCpu: per10k('nodeCpu'),
    postgresCpu: per10k('postgresCpu'),
  } satisfies Partial<Figure>;
}

/** Of our rate to theirs, as the median of the rounds: each compares what ran at about the same time. */
export function ratioOf(ours: readonly Sample[], theirs: readonly Sample[]): number {
  return median(ours.map(({ rate }, round) => rate / theirs[round].rate));
}
