import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { migrateAll } from '../../apps/cli/src/migrate';
import { RedisServer, describeOnRedis } from '../support/redis-server';
import { eventually } from '../support/eventually';
import { aComplaint, Hearback, shanghai, startHearback } from '../support/hearback';
import { foundOrganisation } from '../support/hearback-organisation';

const SECOND = 'second_cell';
const CASES = 10;

describeOnRedis('two cells in one database and one Redis', () => {
  let redis: RedisServer;
  let first: Hearback;
  let second: Hearback;

  beforeAll(async () => {
    redis = await RedisServer.start();
    first = await startHearback({ startsAt: shanghai('2026-03-02 10:00'), redisUrl: redis.url });
    second = await addCell(first);
  }, 60_000);
  afterAll(async () => {
    await second?.stop();
    await first?.stop();
    await redis?.stop();
  });

  const streams = async ({ database }: Hearback) =>
    (await database.query<{ id: string }>('select distinct stream_id as id from event')).map(({ id }) => id);
  const messages = ({ database }: Hearback) =>
    database.query<{ stream: string; settled: boolean }>('select stream_id as stream, settled from message');
  const deadlinesFired = async ({ database }: Hearback) =>
    (await database.query("select from event where type like 'Deadline%'")).length;

  it('no event, deadline or message of the one is in the other, and their clocks are two', async () => {
    const [mine, theirs] = await Promise.all([receive(first), receive(second)]);
    await first.jumpTo(shanghai('2026-03-04 10:00'));
    expect(await deadlinesFired(first)).toBeGreaterThan(0);
    expect(await deadlinesFired(second)).toBe(0);
    const [here, there] = [await streams(first), await streams(second)];
    expect(here.filter((id) => there.includes(id) && !SHARED_BY_ALL.test(id))).toEqual([]);
    for (const id of mine) expect([here, there].map((ids) => ids.includes(`case-${id}`))).toEqual([true, false]);
    for (const id of theirs) expect([here, there].map((ids) => ids.includes(`case-${id}`))).toEqual([false, true]);
    const told = new Set((await messages(first)).map(({ stream }) => stream));
    expect((await messages(second)).filter(({ stream }) => told.has(stream))).toEqual([]);
  }, 60_000);

  it('every key in Redis is of one of the two', async () => {
    const keys = await redis.ask((client) => client.keys('*'));
    const prefixes = new Set(keys.map((key) => key.split(':')[0]));
    expect([...prefixes].sort()).toEqual([first.test.settings.queuePrefix, SECOND].sort());
  });

  it('no worker does the work of the other cell', async () => {
    for (const worker of second.workers.splice(0)) await worker.close();
    const position = (await second.as('agent').did('/cases', aComplaint)).position as number;
    const behind = () =>
      second.database.query('select from checkpoint where name = $1 and position < $2', ['case-list', position]);
    await receive(first);
    await eventually(async () => expect((await messages(first)).every(({ settled }) => settled)).toBe(true), 20_000);
    await sleep(1_000);
    expect(await behind()).toHaveLength(1);
    await second.startWorker();
    await eventually(async () => expect(await behind()).toHaveLength(0), 10_000);
  }, 60_000);

  it('a notice wakes the processes of its own cell only', async () => {
    const heard: string[] = [];
    const listener = new Client({ connectionString: first.test.ownerUrl });
    await listener.connect();
    listener.on('notification', ({ channel }) => heard.push(channel));
    for (const { schema } of [first.test, second.test]) await listener.query(`listen "${schema}_wake"`);
    let before: number;
    do {
      // Until the first cell has recorded nothing of its own meanwhile.
      heard.length = 0;
      before = await first.head();
      await second.as('agent').did('/cases', aComplaint);
      await eventually(() => heard.length > 0);
      await sleep(200);
    } while ((await first.head()) !== before);
    await listener.end();
    expect([...new Set(heard)]).toEqual([`${SECOND}_wake`]);
  });

  it('whoever holds up the log of the one does not hold up the other', async () => {
    const holder = new Client({ connectionString: first.test.ownerUrl });
    await holder.connect();
    await holder.query(`select pg_advisory_lock(hashtext('event log of ${first.test.schema}'))`);
    let held = true;
    const waiting = first
      .as('agent')
      .did('/cases', aComplaint)
      .then(() => (held = false));
    await second.as('agent').did('/cases', aComplaint);
    await sleep(200);
    expect(held).toBe(true);
    await holder.end();
    await waiting;
  });
});

/** Streams whose ids are names: each cell has one of its own. */
const SHARED_BY_ALL = /^(?!case-|message-)/;

async function receive(hearback: Hearback): Promise<string[]> {
  const receipts = Array.from({ length: CASES }, () => hearback.as('agent').did('/cases', aComplaint));
  return (await Promise.all(receipts)).map(({ id }: { id: string }) => id);
}

/** As an operator would: the same servers, another schema and another prefix. */
async function addCell({ test, dataDir: home }: Hearback): Promise<Hearback> {
  const dataDir = path.join(home, SECOND);
  mkdirSync(dataDir);
  const settings = { ...test.settings, databaseSchema: SECOND, queuePrefix: SECOND, dataDir };
  const log = jest.spyOn(console, 'log').mockImplementation();
  await migrateAll(settings);
  log.mockRestore();
  const drop = () => Promise.resolve(); // the first cell drops the database
  const owner = test.open('owner', { schema: SECOND });
  const cell = new Hearback({ ...test, settings, schema: SECOND, drop }, dataDir, owner);
  await cell.startApi();
  await cell.startWorker();
  cell.organisation = await foundOrganisation(cell.administrator);
  return cell;
}
