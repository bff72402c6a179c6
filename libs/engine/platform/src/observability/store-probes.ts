import type { Database } from '../database';
import type { Migration } from '../migrate';
import type { ProbeResult } from './health';

/** Down while PostgreSQL does not answer. */
export function databaseProbe(database: Database): () => Promise<ProbeResult> {
  return async () => {
    try {
      await database.query('select 1');
      return { status: 'ok' };
    } catch {
      return { status: 'down', reason: 'database: cannot be reached' };
    }
  };
}

/** Down while the schema is older than this version of the software; the migrate step mends it. */
export function migrationsProbe(database: Database, migrations: readonly Migration[]): () => Promise<ProbeResult> {
  const wanted = migrations.map((migration) => new migration().name ?? migration.name);
  let complete = false;
  return async () => {
    if (complete) return { status: 'ok' };
    try {
      const rows = await database.query<{ name: string }>('select name from migration');
      const missing = wanted.filter((name) => !rows.some((row) => row.name === name));
      complete = missing.length === 0;
      return complete ? { status: 'ok' } : { status: 'down', reason: `migrations: missing ${missing.join(', ')}` };
    } catch {
      return { status: 'down', reason: 'migrations: cannot be read' };
    }
  };
}
