import { Queues, QueueUnavailable, migrateQueues } from '@engine/platform';
import { eventually } from '../../../../../test/support/eventually';
import { MailServer } from '../testing/mail-server';
import { postOffice } from '../testing/post-office';
import { messagesBehind, nextHeldMessage, readMessageFigures } from './message-figures';
import { PendingMessages } from './pending-messages';
import { MESSAGE_QUEUE, startDeliveries } from './start-deliveries';

let office: Awaited<ReturnType<typeof postOffice>>;
let server: MailServer;
beforeEach(async () => {
  office = await postOffice();
  server = await new MailServer().start();
});
afterEach(async () => {
  await office.close();
  await server.stop();
});

const postMany = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, n) => office.post({ recipient: `customer-${n}` })));
const pendingWith = (add: (...given: never[]) => Promise<void>) =>
  new PendingMessages(office.database, { add }, office.courier({ smtpUrl: server.url }));

describe('pending messages', () => {
  it('become jobs that carry nothing but ids, one for each attempt', async () => {
    const added: unknown[][] = [];
    const pending = pendingWith((...job) => Promise.resolve(void added.push(job)));
    const [id] = await postMany(1);
    await pending.requeuePending();
    await pending.requeuePending();
    expect(added).toHaveLength(2);
    expect(added[0].slice(0, 2)).toEqual(['deliver', { messageId: id }]);
    expect(added[0][2]).toEqual({ jobId: expect.stringMatching(new RegExp(`^${id}-0-\\d+$`)) as string });
    expect(server.mails).toHaveLength(0);
  });

  it('are delivered at once when the queue is gone', async () => {
    const asked: unknown[] = [];
    const pending = pendingWith((...job) => {
      asked.push(job);
      return Promise.reject(new QueueUnavailable('gone'));
    });
    await postMany(30);
    await pending.requeuePending();
    expect(server.mails).toHaveLength(30);
    expect(asked.length).toBeLessThanOrEqual(5); // a queue that is gone is not waited for thirty times
    await pending.requeuePending();
    expect(server.mails).toHaveLength(30);
  });

  it('are sent to the end of what has begun when the process stops, and no further', async () => {
    const pending = pendingWith(() => Promise.reject(new QueueUnavailable('closed')));
    const ids = await postMany(200);
    const sending = pending.requeuePending();
    await eventually(() => server.mails.length > 0);
    await pending.stop();
    const out = server.mails.length;
    expect(out).toBeLessThan(200);
    const outcomes = (await Promise.all(ids.map((id) => office.outcomes(id)))).flat();
    expect(outcomes).toHaveLength(out);
    await sending;
    await pending.requeuePending();
    expect(server.mails).toHaveLength(out);
  });

  it('are those that are due, free and not told yet', async () => {
    const added: string[] = [];
    const pending = pendingWith((_name, { messageId }: { messageId: string }) =>
      Promise.resolve(void added.push(messageId)),
    );
    const [due, claimed, paused, settled, told] = await postMany(5);
    await office.post({ not_before: '2031-01-01T00:00:00.000Z', recipient: 'later' });
    const set = (id: string, change: string) =>
      office.database.query(`update message set ${change} where message_id = $1`, [id]);
    await set(claimed, "claimed_until = now() + interval '1 min'");
    await set(paused, "next_attempt_at = now() + interval '1 min'");
    await set(settled, 'settled = true');
    await office.database.query(
      "insert into message_outcome (stream_id, message_id, status, at, attempts) values ('message-' || $1, $1::uuid, 'sent', now(), 1)",
      [told],
    );
    await pending.requeuePending();
    expect(added).toEqual([due]);
    const rows = await office.database.query('select settled from message where message_id = $1', [told]);
    expect(rows).toEqual([{ settled: true }]);
  });

  it('go through the queue from end to end, found again by the job that looks every second', async () => {
    const { ownerUrl, appUrl, schema, settings } = office.test;
    await migrateQueues({ ownerUrl, runtimeUrl: appUrl, databaseSchema: schema });
    const queues = await Queues.open(
      { queuePrefix: settings.queuePrefix, databaseUrl: appUrl, databaseSchema: schema },
      { onError: () => undefined },
    );
    const courier = office.courier({ smtpUrl: server.url });
    await startDeliveries(queues, new PendingMessages(office.database, queues.queue(MESSAGE_QUEUE), courier), courier);
    const ids = await postMany(20);
    await eventually(async () => (await readMessageFigures(office.database)).pending === 0, 10_000);
    expect(server.mails).toHaveLength(20);
    for (const id of ids) expect(await office.outcomes(id)).toHaveLength(1);
    await queues.close(1_000);
  });

  it('are counted, and named for whoever moves the clock', async () => {
    expect(await readMessageFigures(office.database)).toEqual({ pending: 0, due: 0, oldestDueMs: 0 });
    await office.clock.moveTo(new Date('2031-03-02T02:00:00.000Z'));
    const id = await office.post({ not_before: '2031-03-02T01:00:00.000Z', stream_id: 'case-1' });
    await office.post({ not_before: '2031-03-02T03:00:00.000Z', recipient: 'later' });
    const { pending, due, oldestDueMs } = await readMessageFigures(office.database);
    expect([pending, due]).toEqual([2, 1]);
    expect(oldestDueMs).toBeGreaterThanOrEqual(3_600_000);
    expect(oldestDueMs).toBeLessThan(3_660_000);
    expect(await messagesBehind(office.database)).toEqual(['message receipt of case-1 is to be sent']);
    expect(await nextHeldMessage(office.database, new Date('2031-03-02T02:30:00.000Z'))).toBeUndefined();
    expect(await nextHeldMessage(office.database, new Date('2031-03-02T04:00:00.000Z'))).toEqual(
      new Date('2031-03-02T03:00:00.000Z'),
    );
    await office.courier({ smtpUrl: server.url }).deliver(id);
    expect(await messagesBehind(office.database)).toEqual([]);
  });
});
