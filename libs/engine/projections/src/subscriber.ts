import type { PoolClient } from 'pg';
import type { LogEntry } from './log-tail';
import type { Poison } from './parked';

/** What a loop does with its batches. */
export interface Subscriber {
  readonly kind: 'projection' | 'reaction';
  readonly name: string;
  readonly batchSize: number;
  /** Within the transaction that holds the lease. */
  apply(tx: PoolClient, entries: readonly LogEntry[]): Promise<Applied>;
  /** The transaction failed, or another process went ahead: nothing remembered holds any longer. */
  forget(error?: unknown): void;
}

export interface Applied {
  readonly events: number;
  readonly poisons: readonly Poison[];
  /** Called once the transaction is committed. */
  readonly committed?: () => void;
}
