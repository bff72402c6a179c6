import type { Sample } from '../report/sample';
import { median, percentile } from '../report/statistics';
import { measured } from '../world/usage';

/** One event durable when it resolves. `writer` counts from 0: two writers never share a stream. */
export type Write = (writer: number) => Promise<unknown>;

/** Each writer sends its next event when its last one is durable. */
export async function writeFor(ms: number, writers: number, dataDir: string, write: Write): Promise<Sample> {
  const latencies: number[] = [];
  const usage = await measured(dataDir, () => {
    const end = performance.now() + ms;
    const loop = async (writer: number) => {
      for (let began = performance.now(); began < end;) {
        await write(writer);
        const now = performance.now();
        latencies.push(now - began);
        began = now;
      }
    };
    return Promise.all(Array.from({ length: writers }, (_, writer) => loop(writer)));
  });
  return {
    ...usage,
    count: latencies.length,
    rate: latencies.length / usage.seconds,
    p50: median(latencies),
    p99: percentile(latencies, 99),
  };
}
