import { EventCodec, EventLog, EventStore } from '@engine/event-store';
import { Database, requireDatabase, type Settings } from '@engine/platform';
import { streams } from '@features/catalogue';

export interface Opened {
  readonly database: Database;
  readonly store: EventStore;
  readonly codec: EventCodec;
}

/** Opens the log as the runtime role for one task, and closes it afterwards. */
export async function withStore<T>(settings: Settings, work: (opened: Opened) => Promise<T>): Promise<T> {
  const { databaseUrl: url, databaseSchema: schema } = requireDatabase(settings);
  const database = new Database({ url, schema, size: 4, name: 'hearback cli', statementTimeout: 10 * 60_000 });
  const codec = new EventCodec(streams);
  try {
    return await work({ database, codec, store: new EventStore(new EventLog(database, codec)) });
  } finally {
    await database.close();
  }
}
