import { clockMismatch, type Database, type Settings } from '@engine/platform';

/** A database begun with one kind of clock refuses a process that runs on the other. */
export async function assertClockKind(database: Database, { clock }: Pick<Settings, 'clock'>): Promise<void> {
  const [row] = await database.query<{ kind: string }>('select kind from business_clock');
  if (row && row.kind !== clock) throw clockMismatch(row.kind, clock);
}
