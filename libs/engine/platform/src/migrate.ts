import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import type { Settings } from './settings';

export type Migration = new () => MigrationInterface;

/**
 * Brings the schema of this cell up to date and gives the role of DATABASE_URL its rights: read everything, add facts,
 * and change read models and other rebuildable tables, but never change or remove a fact. Safe to run from several
 * processes at once. Uses MIGRATION_DATABASE_URL, or DATABASE_URL where it is not set.
 */
export async function migrate(
  settings: Settings,
  migrations: readonly Migration[],
  onMigration: (name: string) => void = () => undefined,
): Promise<void> {
  const owner = new Client({
    connectionString: ownerUrl(settings),
    options: `-c search_path=${settings.databaseSchema}`,
  });
  await owner.connect();
  try {
    await owner.query(`select pg_advisory_lock(hashtext('migrations of ${settings.databaseSchema}'))`);
    await owner.query(`create schema if not exists ${settings.databaseSchema}`);
    for (const name of await runPending(settings, migrations)) onMigration(name);
    await claimClock(owner, settings);
    await grantRuntimeRights(owner, settings);
  } finally {
    await owner.end();
  }
}

export function ownerUrl(settings: Settings): string {
  const url = settings.migrationDatabaseUrl ?? settings.databaseUrl;
  if (!url) throw new Error('DATABASE_URL or MIGRATION_DATABASE_URL must be set.');
  return url;
}

async function runPending(settings: Settings, migrations: readonly Migration[]): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl(settings),
    schema: settings.databaseSchema,
    extra: { options: `-c search_path=${settings.databaseSchema}`, max: 2 },
    migrations: [...migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
  });
  await source.initialize();
  try {
    const done = await source.runMigrations();
    return done.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}

/** A database keeps the kind of clock it began with: facts of a moved clock must not mix with real ones. */
async function claimClock(owner: Client, settings: Settings): Promise<void> {
  await owner.query('insert into business_clock (kind) values ($1) on conflict do nothing', [settings.clock]);
  const { rows } = await owner.query<{ kind: string }>('select kind from business_clock');
  if (rows[0].kind !== settings.clock) throw clockMismatch(rows[0].kind, settings.clock);
}

export function clockMismatch(kind: string, wanted: string): Error {
  return new Error(
    `This database began with CLOCK=${kind} and cannot be opened with CLOCK=${wanted}. ` +
      `Set CLOCK=${kind}, or use another DATA_DIR or DATABASE_SCHEMA.`,
  );
}

const FACT_TABLES = ['event', 'command'];
const OWNER_TABLES = ['migration', 'business_clock'];

/** Idempotent; run after migrations and after a rebuild has made new tables. */
export async function grantRuntimeRights(owner: Client, settings: Settings): Promise<void> {
  const role = settings.databaseUrl ? decodeURIComponent(new URL(settings.databaseUrl).username) : '';
  const { rows } = await owner.query<{ me: string; schema: string }>(
    'select current_user as me, current_schema() as schema',
  );
  const [{ me, schema }] = rows;
  if (!role || role === me) return;
  const name = `"${role.replaceAll('"', '""')}"`;
  await owner.query(`
    grant usage on schema ${schema} to ${name};
    grant select, insert, update, delete on all tables in schema ${schema} to ${name};
    grant usage on all sequences in schema ${schema} to ${name};
    revoke update, delete, truncate on ${FACT_TABLES.join(', ')} from ${name};
    revoke insert, update, delete, truncate on ${OWNER_TABLES.join(', ')} from ${name};
    grant update (offset_ms) on business_clock to ${name};
  `);
}
