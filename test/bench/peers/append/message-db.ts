import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Client, Pool } from 'pg';
import { metaOf, progressNoted } from '../../append/progress-noted';
import { hot } from '../../append/streams';
import type { Entrant } from './entrant';

const AIM = 10;
const CONNECTIONS = 10;
const scripts = path.join(path.dirname(require.resolve('@eventide/message-db/package.json')), 'database');

/** In the order of its own install.sh, which needs psql; views only report. */
const INSTALL = [
  ...['roles/message-store', 'schema/message-store', 'extensions/pgcrypto', 'tables/messages', 'types/message'],
  ...[
    'message-store-version',
    'hash-64',
    'acquire-lock',
    'category',
    'is-category',
    'id',
    'cardinal-id',
    'stream-version',
    'write-message',
    'get-stream-messages',
    'get-category-messages',
    'get-last-stream-message',
  ].map((name) => `functions/${name}`),
  ...['messages-id', 'messages-stream', 'messages-category'].map((name) => `indexes/${name}`),
];

/** One call of write_message for each event, with the version that is expected. */
export async function messageDb(ownerUrl: string): Promise<Entrant> {
  await install(ownerUrl);
  const pool = new Pool({
    connectionString: ownerUrl,
    max: CONNECTIONS,
    options: '-c search_path=message_store,public',
  });
  return {
    name: 'message-db',
    aim: AIM,
    writesFor(writers) {
      const places = hot(writers);
      return (writer) => {
        const place = places(writer);
        const { type, data } = progressNoted();
        const metadata = metaOf(crypto.randomUUID());
        return pool.query({
          name: 'write-message',
          text: 'select write_message($1, $2, $3, $4, $5, $6)',
          // Its versions begin with 0, and -1 says that there is none.
          values: [crypto.randomUUID(), place.streamId, type, data, metadata, place.version++ - 1],
        });
      };
    },
    async stored() {
      const { rows } = await pool.query<{ stored: number }>('select count(*)::int as stored from messages');
      return rows[0].stored;
    },
    close: () => pool.end(),
  };
}

async function install(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const name of INSTALL) await client.query(await readFile(path.join(scripts, `${name}.sql`), 'utf8'));
  } finally {
    await client.end();
  }
}
