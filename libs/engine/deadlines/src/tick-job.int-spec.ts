import { EventCodec, EventLog, eventLogMigrations, EventStore } from '@engine/event-store';
import { BusinessClock1700000000000, type Database, Queues, migrateQueues } from '@engine/platform';
import { type TestDatabase, createTestDatabase } from '../../../../test/support/database';
import { eventually } from '../../../../test/support/eventually';

import { RedisServer, describeOnRedis } from '../../../../test/support/redis-server';
import { alarmStream, arm, ringing, rings } from './alarm.fixture';
import { Deadlines } from './deadlines';
import { Deadline1700000000300 } from './migrations/0001-deadline';
import { Sweeper } from './sweeper';
import { startTickJob } from './tick-job';

let test: TestDatabase;
let database: Database;
let deadlines: Deadlines;
let queues: Queues;
let sweeper: Sweeper;

beforeEach(async () => {
  test = await createTestDatabase([BusinessClock1700000000000, ...eventLogMigrations, Deadline1700000000300]);
  database = test.open();
  deadlines = new Deadlines(database);
  deadlines.register('alarm', ringing(new EventStore(new EventLog(database, new EventCodec([alarmStream])))));
});
afterEach(async () => {
  await sweeper.stop();
  await queues.close(500);
  await test.drop();
});

async function startWorker(options: { redisUrl?: string; sweepEvery: number }): Promise<void> {
  const { redisUrl, sweepEvery } = options;
  await migrateQueues({ ownerUrl: test.ownerUrl, runtimeUrl: test.appUrl, databaseSchema: test.schema });
  const settings = { redisUrl, queuePrefix: 'test', databaseUrl: test.appUrl, databaseSchema: test.schema };
  queues = await Queues.open(settings, { onError: () => undefined });
  sweeper = new Sweeper({ deadlines, queues, every: sweepEvery, onError: () => undefined });
  await startTickJob(queues, deadlines);
  sweeper.start();
}

const NEVER = 3_600_000;
const rung = (count: number) => async () => expect(await rings(database)).toHaveLength(count);

it('on PostgreSQL the tick job fires without the sweeper', async () => {
  await startWorker({ sweepEvery: NEVER });
  await arm(database, 3);
  await eventually(rung(3));
  await arm(database, 2, { prefix: 'later' });
  await eventually(rung(5));
});

describeOnRedis('on Redis', () => {
  let redis: RedisServer;

  beforeEach(async () => {
    redis = await RedisServer.start();
  });
  afterEach(() => redis.stop());

  it('the tick job fires without the sweeper', async () => {
    await startWorker({ redisUrl: redis.url, sweepEvery: NEVER });
    await arm(database, 3);
    await eventually(rung(3));
  });

  it('with Redis gone the sweeper fires', async () => {
    await startWorker({ redisUrl: redis.url, sweepEvery: 200 });
    await redis.stop();
    await eventually(async () => !(await queues.alive()));
    await arm(database, 3);
    await eventually(rung(3), 2_000);
  });

  it('after a flush the sweeper brings the tick job back', async () => {
    await startWorker({ redisUrl: redis.url, sweepEvery: 200 });
    await redis.flush();
    await eventually(async () => expect(await queues.queue('deadlines').schedulerOf('tick')).toBeDefined());
    await sweeper.stop();
    await arm(database, 3);
    await eventually(rung(3));
  });
});
