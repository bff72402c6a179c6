import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EmbeddedPostgres, ensurePostgres } from '../../libs/engine/platform/src/embedded-postgres';
import { endWithThisProcess } from './end-with-this-process';

declare global {
  var testPostgres: EmbeddedPostgres | undefined;
}

/**
 * One PostgreSQL for the whole test run; `createTestDatabase` makes databases in it. TEST_DATABASE_URL, a superuser's
 * URL, names another server to use instead.
 */
export default async function startPostgres(): Promise<void> {
  if (process.env.TEST_DATABASE_URL) return;
  const home = mkdtempSync(path.join(tmpdir(), 'hearback-test-'));
  const dataDir = path.join(home, 'data');
  globalThis.testPostgres = await ensurePostgres({
    dataDir,
    durable: false,
    settings: { max_connections: '300', shared_buffers: '256MB', autovacuum_naptime: '5s' },
  });
  process.env.TEST_DATABASE_URL = globalThis.testPostgres.url('hearback_owner', 'postgres');
  process.env.TEST_APP_PASSWORD = new URL(globalThis.testPostgres.url('hearback_app', 'postgres')).password;
  endWithThisProcess(home, dataDir);
}
