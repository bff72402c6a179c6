import { setTimeout as sleep } from 'node:timers/promises';
import type { EventRow } from './codec';
import type { EventStore } from './event-store';
import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import { engineMigrations, increment, metaAt, opened, record, storeOn } from '../../../../test/support/tally';
import { DatabaseUnavailable } from '@engine/platform';
import { Rejection } from '@engine/decider';

jest.setTimeout(30_000);

const WRITERS = 8;
const COMMANDS = 60;
const STREAMS = 6;

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase(engineMigrations);
});
afterAll(() => test.drop());

/** Each command is sent until it is answered, and now and then once more after that. */
async function send(store: EventStore, id: string, random: () => number): Promise<number> {
  const meta = metaAt();
  for (;;) {
    try {
      const reply = await increment(store, id, meta);
      if (random() < 0.3) expect(await increment(store, id, meta)).toEqual(reply);
      return reply.position;
    } catch (error) {
      const again =
        error instanceof DatabaseUnavailable || (error instanceof Rejection && error.code === 'STREAM_BUSY');
      if (!again) throw error;
      await sleep(5);
    }
  }
}

it('loses and doubles nothing while writers race, transactions roll back and backends are killed', async () => {
  const stores = Array.from({ length: WRITERS }, (_, n) => storeOn(test.open('app', { name: `writer ${n}`, size: 3 })));
  for (let n = 0; n < STREAMS; n++) await record(stores[0], `hot${n}`, opened());
  const live = readLive(storeOn(test.open()));
  const trouble = makeTrouble();

  const answered = await Promise.all(
    stores.map(async (store, writer) => {
      const random = pseudoRandom(writer + 1);
      const positions: number[] = [];
      for (let n = 0; n < COMMANDS; n++) {
        positions.push(await send(store, `hot${Math.floor(random() * STREAMS)}`, random));
      }
      return positions;
    }),
  );

  const { kills, rollbacks } = await trouble.stop();
  const head = await stores[0].log.head();
  const read = await live.stopAt(head);

  expect(kills).toBeGreaterThan(3);
  expect(rollbacks).toBeGreaterThan(3);
  const positions = answered.flat().sort((a, b) => a - b);
  expect(new Set(positions).size).toBe(WRITERS * COMMANDS); // none doubled: every command has an event of its own
  expect(head).toBe(STREAMS + WRITERS * COMMANDS); // and there is no event without a command
  expect(read.map((row) => row.position)).toEqual(Array.from({ length: head }, (_, n) => n + 1));
  for (const versions of versionsByStream(read).values()) {
    expect(versions).toEqual(versions.map((_, n) => n + 1));
  }
  // The decision saw all that came before it: n-th increment says so.
  for (const row of read) {
    if (row.type === 'TallyRaised') expect(row.data).toEqual({ by: 1, note: `was ${row.version - 2}` });
  }
});

function versionsByStream(rows: readonly EventRow[]): Map<string, number[]> {
  const versions = new Map<string, number[]>();
  for (const row of rows) versions.set(row.stream_id, [...(versions.get(row.stream_id) ?? []), row.version]);
  return versions;
}

/** A subscriber that never waits for anything: what it reads after a position must be the very next one. */
function readLive(store: EventStore) {
  const read: EventRow[] = [];
  let wanted = Infinity;
  const reading = (async () => {
    while ((read.at(-1)?.position ?? 0) < wanted) {
      const rows = await store.log.readAfter(read.at(-1)?.position ?? 0, 50);
      read.push(...rows);
      if (rows.length === 0) await sleep(1);
    }
  })();
  return {
    stopAt: async (head: number) => {
      wanted = head;
      await reading;
      return read;
    },
  };
}

/** Kills writers' backends, and appends that roll back after they held the lock. */
function makeTrouble() {
  const owner = test.open('owner');
  let going = true;
  let kills = 0;
  let rollbacks = 0;
  const killing = (async () => {
    while (going) {
      const killed = await owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and application_name like 'writer %' and state = 'active'
          order by random() limit 1`,
      );
      kills += killed.length;
      await sleep(15);
    }
  })();
  const rollingBack = (async () => {
    while (going) {
      await owner
        .transaction(async (tx) => {
          await tx.query(APPEND_ONE, ['tally-rolled-back']);
          throw new Error('changed its mind');
        })
        .catch((error: Error) => expect(error.message).toBe('changed its mind'));
      rollbacks++;
      await sleep(10);
    }
  })();
  return {
    stop: async () => {
      going = false;
      await Promise.all([killing, rollingBack]);
      return { kills, rollbacks };
    },
  };
}

const APPEND_ONE = `
  select * from append_events(array[$1], array[0], array['\\x00'::bytea], array[gen_random_uuid()], array['\\x00'::bytea], array['{}'::jsonb],
    array[1], array['{}'::jsonb], array[now()], array[now()], array[1], array[1], array[gen_random_uuid()],
    array['TallyOpened'], array[1::smallint], array['{}'::jsonb], array['\\x00'::bytea])`;

function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
