import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Hearback } from './hearback';

const checkout = path.resolve(__dirname, '../..');

/** A worker as `npm run start:worker` runs it, in a process that can be killed. Compiled beside `dist`, for this once. */
export async function startWorkerProcess({ test }: Hearback): Promise<ChildProcess> {
  const compiled = compile();
  test.beforeDrop(() => Promise.resolve(rmSync(compiled, { recursive: true, force: true })));
  const { databaseUrl, databaseSchema, dataDir, queuePrefix, redisUrl } = test.settings;
  const child = spawn(process.execPath, [path.join(compiled, 'apps/worker/src/main.js')], {
    cwd: checkout,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      CLOCK: 'sandbox',
      LOG_LEVEL: 'fatal',
      WORKER_PORT: '0',
      DATABASE_URL: databaseUrl,
      DATABASE_SCHEMA: databaseSchema,
      DATA_DIR: dataDir,
      QUEUE_PREFIX: queuePrefix,
      REDIS_URL: redisUrl,
    },
  });
  test.beforeDrop(() => Promise.resolve(void child.kill('SIGKILL')));
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the worker process ended with ${code}`))),
  ]);
  return child;
}

/** In node_modules, so that packages are found; with the paths of tsconfig.json, as `nest build` does. */
function compile(): string {
  const cache = path.join(checkout, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const compiled = mkdtempSync(path.join(cache, 'hearback-worker-'));
  const read = (file: string) => JSON.parse(readFileSync(path.join(checkout, file), 'utf8'));
  const settings = read('.swcrc');
  const { paths } = read('tsconfig.json').compilerOptions;
  const configuration = path.join(compiled, 'swcrc.json');
  writeFileSync(configuration, JSON.stringify({ ...settings, jsc: { ...settings.jsc, baseUrl: checkout, paths } }));
  const swc = path.join(checkout, 'node_modules/.bin/swc');
  execFileSync(swc, ['apps/worker/src', 'libs', '-q', '-d', compiled, '--config-file', configuration], {
    cwd: checkout,
  });
  return compiled;
}
