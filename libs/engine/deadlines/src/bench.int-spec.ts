import { EventCodec, EventLog, EventLog1700000000100, EventStore } from '@engine/event-store';
import { BusinessClock1700000000000, Database } from '@engine/platform';
import { alarmStream, arm, rings, ringing, project } from './alarm.fixture';
import { Deadlines } from './deadlines';
import { readDeadlineFigures } from './deadline-figures';
import { Deadline1700000000300 } from './migrations/0001-deadline';
import { createTestDatabase } from './scratch.fixture';

it('bench', async () => {
  const t = await createTestDatabase([BusinessClock1700000000000, EventLog1700000000100, Deadline1700000000300]);
  const database = new Database({ url: t.url, schema: t.settings.databaseSchema, size: 8 });
  const store = new EventStore(new EventLog(database, new EventCodec([alarmStream])));
  const deadlines = new Deadlines(database, {batch: Number(process.env.BATCH ?? 500)});
  deadlines.register('alarm', ringing(store));
  const N = Number(process.env.N ?? 20000);
  await arm(database, 500, { prefix: 'warm' });
  await deadlines.tick();
  await arm(database, N);
  const orig = database.query.bind(database); const spent: Record<string, number> = {}; const calls: Record<string, number> = {};
  database.query = (async (q: never, v: never) => { const s = performance.now(); const r = await orig(q, v); const n = (q as {name?:string}).name ?? String(q).slice(0,30); spent[n]=(spent[n]??0)+performance.now()-s; calls[n]=(calls[n]??0)+1; return r; }) as never;
  const start = performance.now();
  await deadlines.tick();
  const ms = performance.now() - start;
  process.stdout.write(`${N} in ${ms.toFixed(0)} ms: ${(N / ms * 1000).toFixed(0)}/s ${JSON.stringify(spent)} ${JSON.stringify(calls)}\n`);
  expect((await rings(database)).length).toBe(N + 500);
  console.log(await readDeadlineFigures(database)); await project(database);
  console.log(await readDeadlineFigures(database));
  await database.close(); await t.drop();
}, 120_000);
