import { Client } from 'pg';
import { type Migration, type Settings, migrate, readSettings } from '@engine/platform';
const ADMIN = process.env.SCRATCH_URL ?? 'postgres://postgres@127.0.0.1:5611';
export async function createTestDatabase(migrations: readonly Migration[], clock = 'sandbox') {
  const name = `t${process.pid}_${Date.now()}_${Math.floor(Math.random() * 1e6)}`;
  const admin = new Client({ connectionString: `${ADMIN}/postgres` });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.query(`do $$ begin create role hb_app login password 'x'; exception when duplicate_object then null; end $$`);
  const settings: Settings = readSettings({
    DATABASE_URL: `${ADMIN.replace('postgres@', 'hb_app:x@')}/${name}`,
    MIGRATION_DATABASE_URL: `${ADMIN}/${name}`, CLOCK: clock });
  await migrate(settings, migrations);
  return { settings, url: settings.databaseUrl!, ownerUrl: settings.migrationDatabaseUrl!, async drop() { await admin.query(`drop database ${name} with (force)`); await admin.end(); } };
}
