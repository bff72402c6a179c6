import { randomBytes, randomUUID } from 'node:crypto';
import { Rejection } from '@engine/decider';
import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import {
  Change,
  closed,
  engineMigrations,
  increment,
  metaAt,
  opened,
  raised,
  record,
  storeOn,
  tallyStream,
} from '../../../../test/support/tally';
import { UnstorableData } from './canonical';
import { UnknownEvent } from './codec';
import { type EventStore, hashOf } from './event-store';
import { verifyChain } from './verify-chain';

let test: TestDatabase;
let store: EventStore;
beforeAll(async () => {
  test = await createTestDatabase(engineMigrations);
});
beforeEach(() => {
  store = storeOn(test.open());
});
afterAll(() => test.drop());

const streamOf = (id: string) => store.read(`tally-${id}`);

/** Lets another writer in between the reading and the append of one decision. */
function overtaken(id: string, times: number) {
  const other = storeOn(test.open());
  const { log } = store;
  const append = log.append.bind(log);
  let left = times;
  log.append = async (request) => {
    if (left-- > 0) await increment(other, id);
    return append(request);
  };
}

describe('competing decisions', () => {
  it('become one event each, decided on what came before', async () => {
    const id = randomUUID();
    await record(store, id, opened());
    const stores = [1, 2, 3, 4].map(() => storeOn(test.open('app', { size: 2 })));
    const sent = Array.from({ length: 40 }, (_, n) => untilAnswered(() => increment(stores[n % 4], id)));
    await Promise.all(sent);
    const notes = (await streamOf(id)).slice(1).map((event) => (event.data as { note: string }).note);
    expect(notes).toEqual(Array.from({ length: 40 }, (_, n) => `was ${n}`));
  });

  it('decide again after a conflict', async () => {
    const id = randomUUID();
    await record(store, id, opened());
    overtaken(id, 4);
    expect((await increment(store, id)).version).toBe(6);
    expect((await streamOf(id)).at(-1)?.data).toEqual({ by: 1, note: 'was 4' });
  });

  it('give up after five conflicts', async () => {
    const id = randomUUID();
    await record(store, id, opened());
    overtaken(id, 5);
    await expect(increment(store, id)).rejects.toMatchObject({ code: 'STREAM_BUSY' });
  });

  async function untilAnswered<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof Rejection && error.code === 'STREAM_BUSY')) throw error;
      }
    }
  }
});

describe('an expected version', () => {
  it('must be the current one', async () => {
    const id = randomUUID();
    await record(store, id, opened());
    expect((await increment(store, id, metaAt({ expectedVersion: 1 }))).version).toBe(2);
    await expect(increment(store, id, metaAt({ expectedVersion: 1 }))).rejects.toMatchObject({
      code: 'VERSION_MISMATCH',
      details: { expected: 1, current: 2 },
    });
    await expect(increment(store, id, metaAt({ expectedVersion: 3 }))).rejects.toMatchObject({
      code: 'VERSION_MISMATCH',
    });
    expect(await streamOf(id)).toHaveLength(2);
  });

  it('is refused, not decided again, when another writer comes first', async () => {
    const id = randomUUID();
    await record(store, id, opened());
    overtaken(id, 1);
    await expect(increment(store, id, metaAt({ expectedVersion: 1 }))).rejects.toMatchObject({
      code: 'VERSION_MISMATCH',
    });
  });
});

describe('a retry', () => {
  it('gets the original reply, whatever has happened since and through any process', async () => {
    const id = randomUUID();
    await record(store, id, opened());
    const meta = metaAt();
    const reply = await increment(store, id, meta);
    await record(store, id, closed());
    const later = { ...meta, now: new Date('2026-04-01T00:00:00Z'), correlationId: 'other', expectedVersion: 1 };
    expect(await increment(store, id, later)).toEqual(reply);
    expect(await increment(storeOn(test.open()), id, later)).toEqual(reply);
    expect(await streamOf(id)).toHaveLength(3);
  });

  it('gets what the decision added to the reply', async () => {
    const id = randomUUID();
    const command = new Change(id, { what: 'numbered' }, metaAt());
    const send = () =>
      store.decide(
        tallyStream,
        command,
        () => [opened()],
        () => ({ number: '2026-T-000001' }),
      );
    const reply = await send();
    expect(reply).toMatchObject({ number: '2026-T-000001', version: 1 });
    expect(await send()).toEqual(reply);
  });

  it('of a decision without facts stays without facts', async () => {
    const id = randomUUID();
    await record(store, id, opened());
    const command = new Change(id, { what: 'maybe' }, metaAt());
    const reply = await store.decide(tallyStream, command, () => []);
    expect(reply).toMatchObject({ version: 1 });
    await increment(store, id);
    expect(await store.decide(tallyStream, command, () => [raised()])).toEqual(reply);
    expect(await streamOf(id)).toHaveLength(2);
  });

  it('of a refused command is decided afresh', async () => {
    const id = randomUUID();
    const meta = metaAt();
    await expect(increment(store, id, meta)).rejects.toMatchObject({ code: 'TALLY_NOT_OPEN' });
    expect(await streamOf(id)).toHaveLength(0);
    await record(store, id, opened());
    expect((await increment(store, id, meta)).version).toBe(2);
  });

  it('with another body is refused', async () => {
    const id = randomUUID();
    const meta = metaAt();
    await store.decide(tallyStream, new Change(id, { what: 'this' }, meta), () => [opened()]);
    const other = store.decide(tallyStream, new Change(id, { what: 'that' }, meta), () => [raised()]);
    await expect(other).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await streamOf(id)).toHaveLength(1);
  });

  it('that arrives at the same moment becomes one event', async () => {
    const id = randomUUID();
    await record(store, id, opened());
    const meta = metaAt();
    const stores = [store, storeOn(test.open()), storeOn(test.open())];
    const replies = await Promise.all(Array.from({ length: 9 }, (_, n) => increment(stores[n % 3], id, meta)));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(await streamOf(id)).toHaveLength(2);
  });

  it('of a decision without facts gets one reply as well', async () => {
    const id = randomUUID();
    await record(store, id, opened());
    const stores = Array.from({ length: 6 }, () => storeOn(test.open('app', { size: 2 })));
    for (let round = 0; round < 10; round++) {
      const command = new Change(id, { what: 'maybe' }, metaAt());
      const replies = await Promise.all(stores.map((each) => each.decide(tallyStream, command, () => [])));
      expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    }
  });
});

describe('a retry beside its command', () => {
  it('that decides otherwise gets what was answered first', async () => {
    const id = randomUUID();
    await record(store, id, opened());
    const command = new Change(id, { what: 'maybe' }, metaAt());
    const other = storeOn(test.open());
    const { log } = store;
    const append = log.append.bind(log);
    let first: unknown;
    log.append = async (request) => {
      first ??= await other.decide(tallyStream, command, () => []);
      return append(request);
    };
    expect(await store.decide(tallyStream, command, () => [raised()])).toEqual(first);
    expect(await streamOf(id)).toHaveLength(1);
  });

  it('of which only the reply was lost is answered by what was appended', async () => {
    const id = randomUUID();
    await record(store, id, opened());
    const meta = metaAt();
    const { log } = store;
    const append = log.append.bind(log);
    log.append = (request) => append(request).then(() => Promise.reject(new Error('lost')));
    await expect(increment(store, id, meta)).rejects.toThrow('lost');
    log.append = append;
    expect(await increment(store, id, meta)).toMatchObject({ version: 2 });
    expect(await streamOf(id)).toHaveLength(2);
  });
});

describe('after a failover that lost commits', () => {
  const id = randomUUID();
  /** The standby knew the stream up to `shared`; then others went on there by `since`. */
  const promoted = async (shared: number, since: number) => {
    const primary = storeOn(test.open());
    const standby = await createTestDatabase(engineMigrations);
    for (const store of [primary, storeOn(standby.open())])
      await record(store, id, opened(`of ${shared} and ${since}`));
    for (let n = 1; n < shared; n++) await increment(primary, id);
    const lost = metaAt();
    await increment(primary, id, lost);
    await increment(primary, id);
    for (let n = 0; n < since; n++) await increment(storeOn(standby.open()), id);
    Object.assign(primary.log, { database: standby.open() });
    return { primary, standby, lost };
  };

  it.each([
    [1, 0, 'shorter than what it remembers'],
    [1, 1, 'shorter, and another'],
    [1, 2, 'as long, and another'],
    [1, 5, 'longer, and another'],
  ])('with %i facts shared and %i since, a process goes by the log: %s', async (shared, since) => {
    const { primary, standby, lost } = await promoted(shared, since);
    const first = await increment(primary, id, lost);
    expect(first.version).toBe(1 + since + 1);
    expect((await increment(primary, id)).version).toBe(1 + since + 2);
    const notes = (await storeOn(standby.open()).read(`tally-${id}`)).slice(1).map((event) => event.data);
    expect(notes).toEqual(notes.map((_, n) => ({ by: 1, note: `was ${n}` })));
    const breaches = [];
    for await (const breach of verifyChain(standby.open())) breaches.push(breach);
    expect(breaches).toEqual([]);
    await standby.drop();
  });
});

it('knows commands from before facts kept their replies', async () => {
  const id = randomUUID();
  const meta = metaAt();
  const owner = test.open('owner');
  await owner.query(
    `insert into command (stream_id, command_id, body_hash, reply, version, position, recorded_at)
     values ($1, $2, $3, '{"number": "1"}', 1, 1, now())`,
    [`tally-${id}`, meta.commandId, hashOf(new Change(id, { what: 'old' }, meta))],
  );
  const again = () => store.decide(tallyStream, new Change(id, { what: 'old' }, meta), () => [opened()]);
  expect(await again()).toEqual({ id, number: '1', version: 1, position: 1 });
  expect(await streamOf(id)).toHaveLength(0);
});

describe('one bad append', () => {
  it('does not fail its neighbours in the batch', async () => {
    const ids = Array.from({ length: 20 }, () => randomUUID());
    const bad = randomBytes(6_000).toString('hex'); // as a stream id too long for its index
    const results = await Promise.allSettled([
      ...ids.slice(0, 10).map((id) => record(store, id, opened())),
      record(store, bad, opened()),
      ...ids.slice(10).map((id) => record(store, id, opened())),
    ]);
    expect(results.map(({ status }) => status)).toEqual(results.map((_, n) => (n === 10 ? 'rejected' : 'fulfilled')));
    for (const id of ids) expect(await streamOf(id)).toHaveLength(1);
  });

  it.each([
    ['U+0000', 'a\u0000b'],
    ['a lone high surrogate', 'a\ud800b'],
    ['a lone low surrogate', 'a\udc00b'],
  ])('with %s is refused before it is sent', async (_what, label) => {
    const id = randomUUID();
    await expect(record(store, id, opened(label))).rejects.toThrow(UnstorableData);
    expect(await streamOf(id)).toHaveLength(0);
  });

  it('of an unknown type is refused before it is sent', async () => {
    const id = randomUUID();
    await expect(record(store, id, { type: 'TallyBurnt', data: {} } as never)).rejects.toThrow(UnknownEvent);
    expect(await streamOf(id)).toHaveLength(0);
  });
});

it('keeps every character that it accepts', async () => {
  const id = randomUUID();
  const label = '\\u0000 \\ud800 空调不制冷 \ud83d\ude00 \u2028 "\\" \u0001 é';
  await record(store, id, opened(label));
  expect((await streamOf(id))[0].data).toEqual({ label });
});
