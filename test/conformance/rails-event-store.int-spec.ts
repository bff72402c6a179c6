import { setTimeout as sleep } from 'node:timers/promises';
import { type EventRow, type EventStore, UnstorableData } from '@engine/event-store';
import { type TestDatabase, createTestDatabase } from '../support/database';
import {
  Change,
  type TallyEvent,
  closed,
  engineMigrations,
  metaAt,
  opened,
  raised,
  record,
  storeOn,
  tallyStream,
} from '../support/tally';
import { appendTo } from './appending';

let test: TestDatabase;
let store: EventStore;
beforeEach(async () => {
  test = await createTestDatabase(engineMigrations);
  store = storeOn(test.open());
});
afterEach(() => test.drop());

const STREAM = 'tally-a';
const typesOf = async (streamId = STREAM) => (await store.read(streamId)).map(({ type }) => type);
const numbered = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

describe('Rails Event Store, repository lint: expected versions', () => {
  it('just created is empty', async () => {
    expect(await store.log.head()).toBe(0);
    expect(await store.log.readAfter(0, 10)).toEqual([]);
    expect(await store.read(STREAM)).toEqual([]);
    expect(await store.load(tallyStream, 'a')).toMatchObject({ version: 0, state: { status: 'absent' } });
  });

  it('adds one, or several, initial events to a new stream', async () => {
    expect(await appendTo(store.log, STREAM, 0, [opened()])).toMatchObject({ status: 'ok', version: 1, position: 1 });
    expect(await appendTo(store.log, 'tally-b', 0, [opened(), raised()])).toMatchObject({ version: 2, position: 3 });
    expect(await typesOf('tally-b')).toEqual(['TallyOpened', 'TallyRaised']);
  });

  it('takes the correct expected version on the second write', async () => {
    await appendTo(store.log, STREAM, 0, [opened(), raised()]);
    expect(await appendTo(store.log, STREAM, 2, [closed()])).toMatchObject({ status: 'ok', version: 3 });
  });

  it.each([0, 1, 3, 40])(
    'refuses %i as the expected version of a stream at 2, and keeps what was there',
    async (wrong) => {
      await appendTo(store.log, STREAM, 0, [opened(), raised()]);
      expect(await appendTo(store.log, STREAM, wrong, [closed(), closed()])).toEqual({
        status: 'conflict',
        version: 2,
      });
      expect(await typesOf()).toEqual(['TallyOpened', 'TallyRaised']);
      expect(await store.log.head()).toBe(2);
    },
  );

  it('limited concurrency: some writes fail, the stream is in order and holds exactly those that did not', async () => {
    const writers = Array.from({ length: 4 }, (_, writer) => ({ writer, log: storeOn(test.open()).log }));
    const written = await Promise.all(
      writers.map(async ({ writer, log }) => {
        const accepted: string[] = [];
        for (let n = 0; n < 25; n++) {
          const { version } = await store.load(tallyStream, 'a');
          const note = `${writer} ${n}`;
          const { status } = await appendTo(log, STREAM, version, [version === 0 ? opened(note) : raised(1, note)]);
          if (status === 'ok') accepted.push(note);
          await sleep(Math.random() * 3);
        }
        return accepted;
      }),
    );
    const events = await store.read<TallyEvent>(STREAM);
    expect(events.length).toBeLessThan(100);
    expect(events.map(({ version }) => version)).toEqual(numbered(1, events.length));
    const notes = events.map(({ type, data }) =>
      type === 'TallyRaised' ? data.note : type === 'TallyOpened' && data.label,
    );
    for (const [writer, accepted] of written.entries())
      expect(notes.filter((note) => note && note.startsWith(`${writer} `))).toEqual(accepted);
  });
});

describe('Rails Event Store, repository lint: no partial append', () => {
  it.each([
    ['at the end', [opened(), raised(1, 'fine'), raised(1, 'cut \u0000 off')]],
    ['in the beginning', [opened('\ud800'), raised()]],
  ])('events are not persisted when one of them cannot be: %s', async (_where, facts) => {
    await expect(appendTo(store.log, STREAM, 0, facts)).rejects.toThrow(UnstorableData);
    expect(await store.log.head()).toBe(0);
    expect(await appendTo(store.log, STREAM, 0, [opened()])).toMatchObject({ status: 'ok', position: 1 });
  });

  it('the same write twice is one, through whichever process it comes', async () => {
    const write = new Change('a', { what: 'open' }, metaAt());
    const facts = () => [opened(), raised()];
    const first = await store.decide(tallyStream, write, facts);
    expect(first).toMatchObject({ version: 2, position: 2 });
    expect(await store.decide(tallyStream, write, facts)).toEqual(first);
    expect(await storeOn(test.open()).decide(tallyStream, write, facts)).toEqual(first);
    expect(await typesOf()).toEqual(['TallyOpened', 'TallyRaised']);
  });

  it('an empty list of events changes nothing', async () => {
    await record(store, 'a', opened());
    const reply = await store.decide(tallyStream, new Change('a', { what: 'nothing' }, metaAt()), () => []);
    expect(reply).toMatchObject({ version: 1, position: 1 });
    expect(await typesOf()).toEqual(['TallyOpened']);
  });
});

describe('Rails Event Store, repository lint: reading', () => {
  const places = (rows: readonly EventRow[]) => rows.map(({ stream_id, version }) => `${stream_id} ${version}`);

  it('data and metadata come back as they went in', async () => {
    const meta = metaAt({ onBehalfOf: 'liu', correlationId: 'call-1', traceparent: '00-aa-bb-01' });
    await store.decide(tallyStream, new Change('a', { what: 'open' }, meta), () => [opened('一 "two" \u2028 🌡')]);
    const [event] = await store.read(STREAM);
    expect(event.data).toEqual({ label: '一 "two" \u2028 🌡' });
    const { actor, onBehalfOf, correlationId, commandId, cause, traceparent } = meta;
    expect(event.meta).toEqual({ actor, onBehalfOf, correlationId, commandId, cause, traceparent });
  });

  it('batches of the whole log and of one stream, in the order of writing, each event once', async () => {
    for (let n = 0; n < 10; n++) await record(store, n % 2 ? 'a' : 'b', n < 2 ? opened() : raised(n));
    const pages: EventRow[][] = [];
    for (let after = 0; pages.at(-1)?.length !== 0; after = pages.at(-1)!.at(-1)?.position ?? after)
      pages.push(await store.log.readAfter(after, 4));
    expect(pages.map(({ length }) => length)).toEqual([4, 4, 2, 0]);
    expect(pages.flat().map(({ position }) => position)).toEqual(numbered(1, 10));
    expect(places(pages.flat()).slice(0, 4)).toEqual(['tally-b 1', 'tally-a 1', 'tally-b 2', 'tally-a 2']);
    const { rows } = await store.log.readStream({ streamId: 'tally-b', afterVersion: 2 });
    expect(places(rows)).toEqual(['tally-b 3', 'tally-b 4', 'tally-b 5']);
  });

  it('places in the stream and in the log, and the last event', async () => {
    await record(store, 'b', opened());
    await record(store, 'a', opened(), raised());
    await record(store, 'b', raised());
    const last = (await store.read('tally-b')).at(-1);
    expect(last).toMatchObject({ version: 2, position: 4, type: 'TallyRaised' });
    expect(await store.load(tallyStream, 'b')).toMatchObject({ version: 2, position: 4 });
  });

  it('reads no further than it is asked to', async () => {
    await record(store, 'a', opened(), raised(), raised(), raised());
    expect((await store.log.readAfter(1, 10, 3)).map(({ position }) => position)).toEqual([2, 3]);
    expect(await store.log.readAfter(4, 10)).toEqual([]);
  });

  it('timestamps keep their milliseconds, and the order of writing stands whatever they say', async () => {
    const times = ['2026-03-02T01:00:00.999Z', '1999-12-31T23:59:59.001Z', '2026-03-02T01:00:00.001Z'];
    for (const [version, at] of times.entries()) {
      const occurredAt = new Date(at);
      await appendTo(store.log, STREAM, version, [version === 0 ? opened() : raised()], { occurredAt });
    }
    expect((await store.read(STREAM)).map(({ occurredAt }) => occurredAt)).toEqual(times);
  });
});
