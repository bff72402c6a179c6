import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Database, type DatabaseOptions, type Migration, type Settings, migrate, readSettings } from '@engine/platform';
import { Client } from 'pg';

export interface TestDatabase {
  /** As the app reads them: DATABASE_URL is the runtime role's, MIGRATION_DATABASE_URL the owner's. */
  readonly settings: Settings & { readonly databaseUrl: string; readonly migrationDatabaseUrl: string };
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly schema: string;
  /** A pool that `drop` closes. `app` owns no table and may not change facts. */
  open(role?: 'app' | 'owner', options?: Partial<DatabaseOptions>): Database;
  /** For what a failing test would leave running. */
  beforeDrop(work: () => Promise<void>): void;
  drop(): Promise<void>;
}

const APP = 'hearback_app';

/**
 * A database of its own, migrated: about 0.1 s, and 1 s more for the first in a run with these migrations.
 * @param environment more settings; CLOCK is sandbox unless it says otherwise.
 */
export async function createTestDatabase(
  migrations: readonly Migration[],
  environment: NodeJS.ProcessEnv = {},
): Promise<TestDatabase> {
  const settingsOf = (database: string) => testSettings(database, environment);
  const template = await migratedTemplate(migrations, environment.CLOCK ?? 'sandbox', settingsOf);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer((server) => server.query(`create database ${name} template ${template}`));
  const settings = settingsOf(name);
  const opened: Database[] = [];
  const endings: (() => Promise<void>)[] = [];
  return {
    settings,
    ownerUrl: settings.migrationDatabaseUrl,
    appUrl: settings.databaseUrl,
    schema: settings.databaseSchema,
    open(role = 'app', options = {}) {
      const url = role === 'app' ? settings.databaseUrl : settings.migrationDatabaseUrl;
      const database = new Database({ url, schema: settings.databaseSchema, ...options });
      opened.push(database);
      return database;
    },
    beforeDrop: (work) => void endings.push(work),
    async drop() {
      await Promise.all(endings.map((work) => work()));
      await Promise.all(opened.map((database) => database.close().catch(() => undefined)));
      await onServer((server) => server.query(`drop database ${name} with (force)`));
    },
  };
}

function testSettings(database: string, environment: NodeJS.ProcessEnv): TestDatabase['settings'] {
  const owner = urlOf(database);
  const app = new URL(owner);
  app.username = APP;
  app.password = process.env.TEST_APP_PASSWORD ?? APP;
  return readSettings({
    CLOCK: 'sandbox',
    LOG_LEVEL: 'silent',
    ...environment,
    DATABASE_URL: app.href,
    MIGRATION_DATABASE_URL: owner.href,
  }) as TestDatabase['settings'];
}

/** Named by what is in it, so that each test file finds what the first one made. */
async function migratedTemplate(
  migrations: readonly Migration[],
  clock: string,
  settingsOf: (database: string) => Settings,
): Promise<string> {
  const schema = settingsOf('postgres').databaseSchema;
  const content = [clock, schema, ...migrations.map(({ name }) => name), ...migrationTexts()].join('\n');
  const name = `template_${createHash('sha256').update(content).digest('hex').slice(0, 16)}`;
  await onServer(async (server) => {
    await server.query('select pg_advisory_lock(hashtext($1))', [name]);
    if ((await server.query('select from pg_database where datname = $1', [name])).rowCount) return;
    await ensureAppRole(server);
    const unfinished = `${name}_unfinished`;
    await server.query(`drop database if exists ${unfinished} with (force)`);
    await server.query(`create database ${unfinished}`);
    await migrate(settingsOf(unfinished), migrations);
    await server.query(`alter database ${unfinished} rename to ${name}`);
  });
  return name;
}

/** The text of all migrations: a class says its name, not the statements that it takes from elsewhere in its file. */
function migrationTexts(): string[] {
  const libs = path.join(__dirname, '../../libs');
  const files = readdirSync(libs, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\/migrations\/[^/]+[.]ts$/.test(file))
    .map((file) => readFileSync(path.join(libs, file), 'utf8'));
}

async function ensureAppRole(server: Client): Promise<void> {
  await server.query('select pg_advisory_lock(hashtext($1))', [APP]);
  const { rowCount } = await server.query('select from pg_roles where rolname = $1', [APP]);
  if (!rowCount) await server.query(`create role ${APP} login password '${APP}'`);
}

async function onServer<T>(work: (server: Client) => Promise<T>): Promise<T> {
  const server = new Client({ connectionString: urlOf('postgres').href });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}

function urlOf(database: string): URL {
  const { TEST_DATABASE_URL } = process.env;
  if (!TEST_DATABASE_URL)
    throw new Error('TEST_DATABASE_URL is not set: does jest.config.js name test/support/global-setup?');
  const url = new URL(TEST_DATABASE_URL);
  url.pathname = `/${database}`;
  return url;
}
