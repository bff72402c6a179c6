import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { apiAt, type Api } from './api';

export interface DemoApp {
  readonly origin: string;
  readonly dataDir: string;
  readonly admin: Api;
  stop(): Promise<void>;
}

const PATIENCE_MS = 60_000;

/** The standalone app on an empty temporary data directory, with the sandbox clock. `stop` leaves nothing behind. */
export async function startApp(wantedPort: number): Promise<DemoApp> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'hearback-demo-'));
  const key = randomBytes(32).toString('hex');
  const port = await freePort(wantedPort);
  const workerPort = await freePort(port + 1);
  const { DATABASE_URL: _a, MIGRATION_DATABASE_URL: _b, REDIS_URL: _c, SMTP_URL: _d, ...inherited } = process.env;
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', path.resolve(__dirname, '../../../standalone/src/main.js')],
    {
      env: {
        ...inherited,
        ...{ DATA_DIR: dataDir, CLOCK: 'sandbox', BOOTSTRAP_API_KEY: key, LOG_LEVEL: 'error', HOST: '127.0.0.1' },
        ...{ PORT: String(port), WORKER_PORT: String(workerPort) },
      },
      // A group of its own: Ctrl-C reaches the demo, and the demo stops the app.
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const said: string[] = [];
  child.stdout!.on('data', (text: Buffer) => said.push(text.toString()));
  const origin = `http://127.0.0.1:${port}`;
  try {
    await ready([`${origin}/health/ready`, `http://127.0.0.1:${workerPort}/health/ready`], child);
  } catch (error) {
    await stopped(child);
    throw new Error(`${(error as Error).message}\n${said.join('')}`);
  }
  return {
    origin,
    dataDir,
    admin: apiAt(origin, key),
    async stop() {
      await stopped(child);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function ready(urls: readonly string[], child: ChildProcess): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answers = await Promise.all(urls.map((url) => fetch(url).catch(() => undefined)));
    if (answers.every((answer) => answer?.ok)) return;
    if (child.exitCode !== null) throw new Error('The app did not start:');
    if (Date.now() > deadline) throw new Error(`The app was not ready after ${PATIENCE_MS / 1000} s:`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

/** The wanted port, or any other that is free. */
async function freePort(wanted: number): Promise<number> {
  const port = await listenOn(wanted).catch(() => listenOn(0));
  return port;
}

function listenOn(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: found } = server.address() as { port: number };
      server.close(() => resolve(found));
    });
  });
}
