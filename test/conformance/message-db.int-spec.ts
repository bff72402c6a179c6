import type { EventStore } from '@engine/event-store';
import { EventFeed, type FeedQuestion } from '../../libs/features/audit/src/feed/event-feed';
import { type TestDatabase, createTestDatabase } from '../support/database';
import { engineMigrations, opened, raised, record, storeOn } from '../support/tally';
import { appendTo } from './appending';

let test: TestDatabase;
let store: EventStore;
beforeEach(async () => {
  test = await createTestDatabase(engineMigrations);
  store = storeOn(test.open());
});
afterEach(() => test.drop());

const STREAM = 'tally-a';

describe('message-db, write-message', () => {
  it('a message stands in the table as it was written', async () => {
    await appendTo(store.log, STREAM, 0, [opened('some value')]);
    const rows = await test.open('owner').query('select stream_id, version, position, type, data, meta from event');
    expect(rows).toMatchObject([
      { stream_id: STREAM, version: 1, position: 1, type: 'TallyOpened', data: { label: 'some value' } },
    ]);
    expect(rows[0].meta).toMatchObject({ actor: { id: 'tester' }, correlationId: 'conformance' });
  });

  it('expected version: the one that the stream has', async () => {
    await appendTo(store.log, STREAM, 0, [opened()]);
    expect(await appendTo(store.log, STREAM, 1, [raised()])).toMatchObject({ status: 'ok', version: 2 });
  });

  it('expected version error: names the version that the stream has', async () => {
    await appendTo(store.log, STREAM, 0, [opened()]);
    expect(await appendTo(store.log, STREAM, 2, [raised()])).toEqual({ status: 'conflict', version: 1 });
  });

  it('a stream that does not exist is at no version', async () => {
    expect(await appendTo(store.log, STREAM, 1, [raised()])).toEqual({ status: 'conflict', version: 0 });
  });

  it('acquire-lock: while one writer holds the lock of the log, another one waits and is then at the right place', async () => {
    const owner = test.open('owner');
    let waiting: Promise<unknown> = Promise.resolve();
    await owner.transaction(async (tx) => {
      await tx.query("select pg_advisory_xact_lock(hashtext('event log of ' || current_schema()))");
      waiting = appendTo(store.log, STREAM, 0, [opened()]);
      const settled = await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 200, 'waits'))]);
      expect(settled).toBe('waits');
    });
    expect(await waiting).toMatchObject({ status: 'ok', position: 1 });
  });
});

describe('message-db, get-stream-messages', () => {
  beforeEach(() => record(store, 'a', opened(), raised(1), raised(2), raised(3)));

  it('all of a stream, from a version, and past its end', async () => {
    const versions = async (afterVersion: number) =>
      (await store.log.readStream({ streamId: STREAM, afterVersion })).rows.map(({ version }) => version);
    expect(await versions(0)).toEqual([1, 2, 3, 4]);
    expect(await versions(2)).toEqual([3, 4]);
    expect(await versions(4)).toEqual([]);
    expect(await versions(400)).toEqual([]);
  });

  it('a stream whose name begins like another one is another one', async () => {
    await record(store, 'ab', opened());
    await record(store, '', opened());
    expect(await store.read(STREAM)).toHaveLength(4);
    expect(await store.read('tally-')).toHaveLength(1);
  });

  it('stream-version: the last version of a stream', async () => {
    const { rows } = await store.log.readStream({ streamId: STREAM, afterVersion: 0 });
    expect(rows.at(-1)?.version).toBe(4);
  });
});

describe('message-db, get-category-messages', () => {
  /** Two messages to each of three streams of two categories; the second category reads as the first with a suffix. */
  beforeEach(async () => {
    for (const facts of [[opened()], [raised()]])
      for (const id of ['a', 'b', 'c'])
        for (const category of ['tally', 'tallyman'])
          await appendTo(store.log, `${category}-${id}`, facts[0].type === 'TallyOpened' ? 0 : 1, facts);
  });

  const page = (question: Partial<FeedQuestion>) => new EventFeed(store).page({ limit: 100, ...question });

  it('those of one category, in the order of the log', async () => {
    const { items, atEnd } = await page({ category: 'tally' });
    expect(items.map(({ id, version }) => `${id}${version}`)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2']);
    expect(items.map(({ position }) => position)).toEqual([1, 3, 5, 7, 9, 11]);
    expect(atEnd).toBe(true);
  });

  it('batch size: page after page, none twice and none left out', async () => {
    const seen: number[] = [];
    let cursor: string | undefined;
    for (let pages = 1; ; pages++) {
      const { items, nextCursor, atEnd } = await page({ category: 'tallyman', limit: 2, cursor });
      expect(items.length).toBeLessThanOrEqual(2);
      seen.push(...items.map(({ position }) => position));
      cursor = nextCursor;
      if (atEnd) break;
      expect(pages).toBeLessThan(10);
    }
    expect(seen).toEqual([2, 4, 6, 8, 10, 12]);
  });

  it('what is written behind the last page comes with the next', async () => {
    const { nextCursor } = await page({ category: 'tally' });
    expect((await page({ category: 'tally', cursor: nextCursor })).items).toEqual([]);
    await record(store, 'd', opened());
    const { items } = await page({ category: 'tally', cursor: nextCursor });
    expect(items).toMatchObject([{ id: 'd', position: 13 }]);
  });

  it('a category that nobody writes to has none', async () => {
    expect(await page({ category: 'tall' })).toMatchObject({ items: [], atEnd: true });
  });
});
