import { type Breach, verifyChain } from '@engine/event-store';
import type { Settings } from '@engine/platform';
import { progressBar } from './progress-bar';
import { withStore } from './with-store';

/** Recomputes every hash. Exit code 1, and the first fault of each stream by name, when a fact is not what it was. */
export async function verifyLog(settings: Settings, streamId?: string): Promise<void> {
  await withStore(settings, async ({ database, store }) => {
    const total = streamId ? (await store.read(streamId)).length : await store.log.head();
    if (streamId && total === 0) throw new Error(`There is no stream ${streamId}.`);
    const bar = progressBar('verifying', 'events');
    const breaches: Breach[] = [];
    let verified = 0;
    for await (const breach of verifyChain(database, {
      streamId,
      onProgress: (done) => bar.show((verified = done), total),
    })) {
      breaches.push(breach);
    }
    bar.stop();
    for (const breach of breaches) console.error(`BREACH ${wordsOf(breach)}`);
    if (breaches.length > 0) process.exitCode = 1;
    else console.log(`${verified} events verified: every hash is what it was, nothing is missing.`);
  });
}

function wordsOf(breach: Breach): string {
  if (breach.kind === 'positions missing') return `positions ${breach.from} to ${breach.to} are missing`;
  return `${breach.streamId}: ${breach.kind} at version ${breach.version}, position ${breach.position}`;
}
