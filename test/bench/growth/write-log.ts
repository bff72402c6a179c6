import { CHAIN_START, type EventLog } from '@engine/event-store';
import { createHash } from 'node:crypto';
import { metaOf } from '../append/progress-noted';
import type { Life } from './lives';

/** Cases that run at the same time: their events alternate in the log, and each batch of it touches many streams. */
const TOGETHER = 2_000;
const BODY_HASH = createHash('sha256').update('growth').digest();

/**
 * Every event through the log's own append, with its version check, chain and command key.
 * @returns the ids of some of the cases, spread over the whole log.
 */
export async function writeLog(
  log: EventLog,
  count: number,
  lifeOf: (n: number) => Life,
  onProgress: (cases: number) => void,
): Promise<string[]> {
  const some: string[] = [];
  for (let from = 0; from < count; from += TOGETHER) {
    const lives = Array.from({ length: Math.min(TOGETHER, count - from) }, (_, index) => lifeOf(from + index));
    await writeTogether(log, lives);
    some.push(lives[0].id, lives[lives.length >> 1].id);
    onProgress(from + lives.length);
  }
  return some;
}

async function writeTogether(log: EventLog, lives: readonly Life[]): Promise<void> {
  const hashes: Buffer[] = lives.map(() => CHAIN_START);
  const steps = Math.max(...lives.map(({ story }) => story.length));
  for (let step = 0; step < steps; step++) {
    const appends = lives.map(async ({ id, start, story }, index) => {
      if (step < story.length) hashes[index] = await append(log, id, step, hashes[index], start, story[step]);
    });
    await Promise.all(appends);
  }
}

async function append(
  log: EventLog,
  id: string,
  version: number,
  previousHash: Buffer,
  start: Date,
  { fact, minute }: Life['story'][number],
): Promise<Buffer> {
  const at = new Date(start.getTime() + minute * 60_000);
  const commandId = crypto.randomUUID();
  const result = await log.append({
    streamId: `case-${id}`,
    expectedVersion: version,
    previousHash,
    commandId,
    bodyHash: BODY_HASH,
    reply: {},
    facts: [fact],
    meta: metaOf(commandId),
    occurredAt: at,
    recordedAt: at,
  });
  if (result.status !== 'ok') throw new Error(`case-${id}: ${result.status}`);
  return result.hash;
}
