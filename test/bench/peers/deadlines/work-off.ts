import { setTimeout as sleep } from 'node:timers/promises';
import { expectCount } from '../../report/figure';
import { progress, say } from '../../report/progress';
import { type Sample, sampleOf } from '../../report/sample';
import type { Run } from '../../suite';
import { measured } from '../../world/usage';
import type { BullQueue } from './bull-queue';
import type { Jobs } from './jobs';

const BULK = 1_000;
const CONCURRENCY = 100;
/** What is not done by then is left: the rate is known. */
const LIMIT_MS = 20_000;

/** Adds all jobs, then lets a worker at them. @returns all that were fired, with those that the end found running. */
export async function workOff(
  { postgres }: Run,
  queue: BullQueue,
  { all, run }: Jobs,
): Promise<{ readonly fired: number; readonly sample: Sample }> {
  for (let added = 0; added < all.length; added += BULK) {
    progress(`deadlines: ${queue.name}, ${added} of ${all.length} added`);
    await queue.addAll(all.slice(added, added + BULK));
  }
  const fired = new Set<string>();
  let runs = 0;
  let allFired: () => void;
  const done = new Promise<void>((resolve) => (allFired = resolve));
  const shown = setInterval(() => progress(`deadlines: ${queue.name}, ${fired.size} of ${all.length}`), 1_000);
  const limit = new AbortController();
  let worker: ReturnType<BullQueue['work']>;
  let firedInTime = 0;
  const usage = await measured(postgres.dataDir, async () => {
    worker = queue.work(async ({ id, data }) => {
      await run(data);
      runs++;
      if (fired.add(id!).size === all.length) allFired();
    }, CONCURRENCY);
    await Promise.race([done, sleep(LIMIT_MS, undefined, { signal: limit.signal }).catch(() => undefined)]);
    firedInTime = fired.size;
  });
  limit.abort();
  clearInterval(shown);
  await worker!.close();
  await queue.empty();
  expectCount(`runs of ${queue.name}`, runs, fired.size);
  say(`deadlines: ${queue.name} fired ${firedInTime} of ${all.length}`);
  return { fired: fired.size, sample: sampleOf(usage, firedInTime) };
}
