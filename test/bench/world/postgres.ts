import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type KeeperMessage, keeperScript } from '@engine/platform';
import { endWithThisProcess } from '../../support/end-with-this-process';

export interface Postgres {
  readonly dataDir: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  stop(): Promise<void>;
}

/** PostgreSQL as `npm start` runs it, flushing every commit, in a directory of its own; gone when this process is gone. */
export async function startPostgres(): Promise<Postgres> {
  const home = await mkdtemp(path.join(tmpdir(), 'hearback-bench-'));
  const dataDir = path.join(home, 'data');
  endWithThisProcess(home, dataDir);
  const keeper = fork(keeperScript, [dataDir], { detached: true });
  const { ownerUrl, appUrl } = await ready(keeper);
  return {
    dataDir,
    ownerUrl,
    appUrl,
    async stop() {
      if (keeper.exitCode === null) {
        keeper.disconnect();
        await once(keeper, 'exit');
      }
      await rm(home, { recursive: true, force: true });
    },
  };
}

function ready(keeper: ChildProcess): Promise<Extract<KeeperMessage, { type: 'ready' }>> {
  return new Promise((resolve, reject) => {
    keeper.once('exit', () => reject(new Error('PostgreSQL has not started.')));
    keeper.on('message', (message: KeeperMessage) => {
      if (message.type === 'ready') resolve(message);
      if (message.type === 'failed') reject(new Error(message.message));
    });
  });
}
