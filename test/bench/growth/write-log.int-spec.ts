import { type Breach, EventCodec, EventLog, verifyChain } from '@engine/event-store';
import type { Database } from '@engine/platform';
import { migrations, streams } from '@features/catalogue';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { writeCases } from '../world/write-cases';
import { EVENTS_PER_CASE, lifeOf } from './lives';
import { writeLog } from './write-log';

const CASES = 25;

describe('the log of a growing world', () => {
  let test: TestDatabase;
  let owner: Database;

  beforeEach(async () => {
    test = await createTestDatabase(migrations);
    owner = test.open('owner');
  });
  afterEach(() => test.drop());

  it('holds ten events of each case, each with its command key, in an unbroken chain', async () => {
    const log = new EventLog(test.open(), new EventCodec(streams));
    const now = new Date();
    await writeLog(
      log,
      CASES,
      (n) => lifeOf(n, CASES, now),
      () => undefined,
    );
    const [found] = await owner.query<{ events: number; keys: number; cases: number; future: number }>(
      `select (select count(*) from event) as events, (select count(body_hash) from event) as keys,
              (select count(distinct stream_id) from event where version = ${EVENTS_PER_CASE}) as cases,
              (select count(*) from event where occurred_at > now()) as future`,
    );
    const events = CASES * EVENTS_PER_CASE;
    expect(found).toEqual({ events, keys: events, cases: CASES, future: 0 });
    expect(await breaches()).toEqual([]);
  });

  it('would not pass with hashes that were made up', async () => {
    const { story, start } = lifeOf(1, CASES, new Date());
    await writeCases(owner, { count: 2, story, start, apartMs: 1 });
    expect(await breaches()).toHaveLength(2);
  });

  async function breaches(): Promise<Breach[]> {
    const found: Breach[] = [];
    for await (const breach of verifyChain(owner)) found.push(breach);
    return found;
  }
});
