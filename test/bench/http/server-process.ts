import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type BenchDatabase, FIRST_KEY } from '../world/bench-database';

export interface Server {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** @param script sends a message when it is ready, `{ url }` if others are to know where it listens; ends at SIGTERM. */
export async function startServer(script: string, environment: NodeJS.ProcessEnv): Promise<Server> {
  const child = forked(script, environment);
  const [{ url = '' }] = (await once(child, 'message')) as [{ url?: string }];
  return {
    url,
    pid: child.pid!,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** The API as it is, with routes beside it that do nothing. */
export function startApi({ settings }: BenchDatabase): Promise<Server> {
  return startServer(require.resolve('./api-process'), {
    PORT: '0',
    LOG_LEVEL: 'error',
    DATABASE_URL: settings.databaseUrl,
    BOOTSTRAP_API_KEY: FIRST_KEY,
  });
}

/** The worker as it is, with the queues in PostgreSQL and mail in files. */
export function startWorker({ settings }: BenchDatabase, dataDir: string): Promise<Server> {
  return startServer(require.resolve('../../../apps/worker/src/main'), {
    WORKER_PORT: '0',
    LOG_LEVEL: 'error',
    DATA_DIR: dataDir,
    DATABASE_URL: settings.databaseUrl,
  });
}

export function forked(script: string, environment: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = fork(script, { env: { ...process.env, ...environment } });
  child.once('exit', (code) => {
    if (code) throw new Error(`${script} has ended with ${code}.`);
  });
  return child;
}
