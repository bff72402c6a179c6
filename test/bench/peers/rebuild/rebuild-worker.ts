import { once } from 'node:events';
import { forked } from '../../http/server-process';
import type { BenchDatabase } from '../../world/bench-database';

export interface RebuildWorker {
  readonly pid: number;
  rebuild(table: string): Promise<unknown>;
  end(): void;
}

/** A process of its own that rebuilds. */
export async function startRebuildWorker({ settings }: BenchDatabase): Promise<RebuildWorker> {
  const { databaseUrl: DATABASE_URL, migrationDatabaseUrl: MIGRATION_DATABASE_URL } = settings;
  const child = forked(require.resolve('./rebuild-process'), { DATABASE_URL, MIGRATION_DATABASE_URL });
  await once(child, 'message');
  return {
    pid: child.pid!,
    rebuild(table) {
      child.send({ table });
      return once(child, 'message');
    },
    end: () => child.disconnect(),
  };
}
