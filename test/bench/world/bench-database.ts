import { EventCodec, EventLog, EventStore } from '@engine/event-store';
import { Database, migrate, readSettings, type Settings } from '@engine/platform';
import { migrations, streams } from '@features/catalogue';
import { bootstrapAccess } from '@features/access';
import { publishDefaultPack } from '@features/policies';
import { Client } from 'pg';
import type { Postgres } from './postgres';

export const FIRST_KEY = 'the-first-key-of-a-benchmark-0123456789';

export interface BenchDatabase {
  readonly settings: Settings & { readonly databaseUrl: string };
  readonly codec: EventCodec;
  /** As the processes connect: a role that may add facts and not change them. */
  open(size?: number): Database;
  readonly owner: Database;
  store(database: Database): EventStore;
  close(): Promise<void>;
}

/** An empty database with every table of the product and the default pack, owned by one benchmark. */
export async function createDatabase(postgres: Postgres, name: string): Promise<BenchDatabase> {
  const server = new Client({ connectionString: postgres.ownerUrl });
  await server.connect();
  await server.query(`create database ${name}`);
  await server.end();
  const settings = readSettings({
    LOG_LEVEL: 'error',
    BOOTSTRAP_API_KEY: FIRST_KEY,
    DATABASE_URL: named(postgres.appUrl, name),
    MIGRATION_DATABASE_URL: named(postgres.ownerUrl, name),
  }) as BenchDatabase['settings'];
  await migrate(settings, migrations);
  const codec = new EventCodec(streams);
  const opened: Database[] = [];
  const open = (url: string, size: number) => {
    const database = new Database({ url, schema: settings.databaseSchema, size, statementTimeout: 300_000 });
    opened.push(database);
    return database;
  };
  const bench: BenchDatabase = {
    settings,
    codec,
    open: (size = 10) => open(settings.databaseUrl, size),
    owner: open(settings.migrationDatabaseUrl!, 4),
    store: (database) => new EventStore(new EventLog(database, codec)),
    async close() {
      await Promise.all(opened.map((database) => database.close()));
    },
  };
  await publishDefaultPack(bench.store(bench.open(2)), new Date());
  return bench;
}

/** An API before it lets requests with that key in. */
export async function allowFirstKey(bench: BenchDatabase): Promise<void> {
  const keep = { keep: (key: string) => Promise.resolve(key), discard: () => Promise.resolve() };
  await bootstrapAccess(bench.store(bench.open(2)), bench.settings, keep);
}

function named(url: string, database: string): string {
  const named = new URL(url);
  named.pathname = `/${database}`;
  return named.href;
}
