import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { Client, Pool } from 'pg';
import { metaOf, progressNoted } from '../../append/progress-noted';
import { hot } from '../../append/streams';
import type { Entrant } from './entrant';

const AIM = 12;
/** As many connections as PostgreSQL keeps busy on a small machine; the pool it makes itself has ten. */
const CONNECTIONS = 32;

/** As its documentation sets it up: a connection string, and the tables are made at the first use. */
export function emmett(url: string): Promise<Entrant> {
  return entrant('Emmett', url, getPostgreSQLEventStore(url));
}

/** The faster way that it documents: a pool of the caller's own, and no check of the schema. */
export async function emmettWithOwnPool(url: string): Promise<Entrant> {
  const pool = new Pool({ connectionString: url, max: CONNECTIONS });
  const migrated = getPostgreSQLEventStore(url);
  await migrated.schema.migrate();
  await migrated.close();
  const store = getPostgreSQLEventStore(url, { schema: { autoMigration: 'None' }, connectionOptions: { pool } });
  const made = await entrant(`Emmett, own pool of ${CONNECTIONS}`, url, store);
  return { ...made, close: async () => void (await made.close!(), await pool.end()) };
}

async function entrant(name: string, url: string, store: ReturnType<typeof getPostgreSQLEventStore>): Promise<Entrant> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return {
    name,
    aim: AIM,
    writesFor(writers) {
      const places = hot(writers);
      return (writer) => {
        const place = places(writer);
        const event = { ...progressNoted(), metadata: metaOf(crypto.randomUUID()) };
        const expectedStreamVersion = place.version === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(place.version);
        place.version++;
        return store.appendToStream(place.streamId, [event], { expectedStreamVersion });
      };
    },
    async stored() {
      const { rows } = await client.query<{ stored: number }>('select count(*)::int as stored from emt_messages');
      return rows[0].stored;
    },
    async close() {
      await store.close();
      await client.end();
    },
  };
}
