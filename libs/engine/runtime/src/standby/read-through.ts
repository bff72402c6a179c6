import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { StaleReads } from './stale-reads';
import type { Standby } from './standby';

interface Driver {
  readonly master: Pool;
  isReplicated: boolean;
  obtainSlaveConnection(): Promise<[connection: unknown, release: () => void]>;
}

const ignored = () => undefined;

/**
 * Sends the reads of repositories to the standby where they may be stale. TypeORM's own replication does not start
 * without the standby, and fails a read that the primary could answer.
 */
export function readThrough(source: DataSource, standby: Standby, stale: StaleReads): void {
  const driver = source.driver as unknown as Driver;
  const askPrimary = (text: string, values?: unknown[]) => driver.master.query(text, values);
  const connection = {
    query: (text: string, values?: unknown[]) =>
      stale.allowed ? standby.query(text, values, askPrimary) : askPrimary(text, values),
    on: ignored,
    removeListener: ignored,
  };
  driver.isReplicated = true;
  driver.obtainSlaveConnection = () => Promise.resolve([connection, ignored]);
}
