import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { eventually } from './support/eventually';
import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';
import { startWorkerProcess } from './support/hearback-worker-process';

const MONDAY = shanghai('2026-03-02 09:00');
const WEDNESDAY = shanghai('2026-03-04 10:00');
const KINDS = [
  { urgency: 'urgent' },
  { urgency: 'normal' },
  { urgency: 'low', type: 'suggestion' },
  { urgency: 'normal', customer: { kind: 'person', name: '赵先生', contact: { phone: '13900001111' } } },
  { urgency: 'urgent', customer: { kind: 'person', name: 'Ann', locale: 'en', contact: { email: 'ann@example.com' } } },
];
const CASES = 50;
/** What is left to each kind when all of it is seen at once. */
const EXPECTED_AT_ONCE = [
  'IssueEscalated 3 -> 王总',
  'IssueEscalated 2 -> 李总',
  'IssueEscalated 2 -> 李总',
  'CustomerUnreachable 2026-03-04T01:00:00.000Z',
  'IssueEscalated 3 -> 王总',
];

/** Fifty cases of five kinds, that nobody looks at. */
async function neglect(hearback: Hearback): Promise<TestCase[]> {
  return Promise.all(
    Array.from({ length: CASES }, async (_, n) => {
      const kase = await hearback.receive({ occurredAt: MONDAY, ...KINDS[n % KINDS.length] });
      if (n % 2) await kase.did('contacts', { channel: 'phone', outcome: 'message_left', summary: '留言' });
      return kase;
    }),
  );
}

interface Outcome {
  /** What happened to each case, as one text, in the order of the cases. */
  readonly stories: readonly string[];
  readonly messages: readonly string[];
}

/** What the log holds, and that nothing in it is there twice. */
async function outcomeOf(hearback: Hearback, cases: readonly TestCase[]): Promise<Outcome> {
  const facts = (await readLog(hearback)).filter(({ category }) => category === 'case');
  const told = await hearback.as('auditor').all(`/messages?after=${await hearback.head()}`);
  return {
    stories: cases.map(({ id }) => storyOf(facts.filter((fact) => fact.id === id))),
    messages: cases.map(({ id }) =>
      told
        .filter(({ about }) => about.caseId === id)
        .map(({ template, audience, status }) => `${audience} ${template} ${status}`)
        .sort()
        .join('\n'),
    ),
  };
}

/** Every step, level and update; that each is there once; in an order of its own, for clocks due together have none. */
function storyOf(facts: readonly Fact[]): string {
  const happened = facts.flatMap(({ event, data }) => {
    if (event.startsWith('Deadline')) return [`${event} ${data.clock} ${data.round} ${data.step}`];
    if (event === 'IssueEscalated') return [`${event} ${data.level} -> ${data.recipient.name}`];
    if (event === 'ProgressUpdateSent' || event === 'CustomerUnreachable') return [`${event} ${data.dueAt}`];
    if (event === 'FollowUpScheduled') return [`${event} ${data.kind}`];
    return [];
  });
  expect(happened).toEqual([...new Set(happened)]);
  return happened.sort().join('\n');
}

interface Fact {
  readonly category: string;
  readonly id: string;
  readonly event: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each test knows what its event holds
  readonly data: any;
}

async function readLog(hearback: Hearback): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (let cursor = ''; ;) {
    const page = await hearback
      .as('auditor')
      .read(`/events?limit=1000${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    facts.push(...page.items);
    if (page.atEnd) return facts;
    cursor = page.nextCursor;
  }
}

/** One MessageSent for each message that is sent; how many there are. */
async function expectEachSentOnce(hearback: Hearback): Promise<number> {
  const [{ sent, distinct, settled }] = await hearback.database.query<{
    sent: number;
    distinct: number;
    settled: number;
  }>(
    `select count(*)::int as sent, count(distinct stream_id)::int as distinct,
            (select count(*)::int from message where settled) as settled
       from event where type = 'MessageSent'`,
  );
  expect(sent).toBeGreaterThan(CASES);
  expect([distinct, settled]).toEqual([sent, sent]);
  return sent;
}

/** A mail server that takes its time, and keeps the Message-ID of everything it is given. */
async function mailServer(): Promise<{ url: string; received: string[]; close: () => Promise<void> }> {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onData: (stream, _session, done) => {
      let mail = '';
      stream.on('data', (chunk: Buffer) => (mail += chunk.toString()));
      stream.on('end', () => {
        received.push(/^message-id: (.*)$/im.exec(mail)![1]);
        setTimeout(done, 400);
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${port}`, received, close };
}

/** The move may be refused while workers are down: it stays where it is, and can be asked for again. */
async function moveThrough(hearback: Hearback, moment: string): Promise<void> {
  await eventually(async () => {
    const { status, text } = await hearback.administrator.post('/sandbox/clock', { to: moment });
    expect([status, status === 200 ? '' : text]).toEqual([200, '']);
  }, 60_000);
}

describe('two workers', () => {
  let undisturbed: Outcome;
  let hearback: Hearback | undefined;
  afterEach(async () => {
    await hearback?.stop();
    hearback = undefined;
  });

  it('do everything exactly once', async () => {
    hearback = await startHearback({ startsAt: MONDAY, workers: 2 });
    const cases = await neglect(hearback);
    await hearback.at(WEDNESDAY);
    undisturbed = await outcomeOf(hearback, cases);
    await expectEachSentOnce(hearback);
    for (let n = 0; n < CASES; n++) {
      expect(undisturbed.stories[n]).toBe(undisturbed.stories[n % KINDS.length]);
      expect(undisturbed.stories[n]).not.toBe('');
    }
    expect(undisturbed.stories[0]).toContain('IssueEscalated 3 -> 王总');
  }, 120_000);

  it('hand each message to the mail server once', async () => {
    const mail = await mailServer();
    hearback = await startHearback({ startsAt: MONDAY, workers: 2, environment: { SMTP_URL: mail.url } });
    await neglect(hearback);
    await hearback.jumpTo(shanghai('2026-03-02 13:30'));
    const sent = await expectEachSentOnce(hearback);
    await mail.close();
    expect([mail.received.length, new Set(mail.received).size]).toEqual([sent, sent]);
  }, 60_000);

  it('do so while their connections are cut again and again', async () => {
    hearback = await startHearback({ startsAt: MONDAY, workers: 2 });
    const cases = await neglect(hearback);
    // Its answer says nothing here: a message may have to wait for the lease of a claim that was lost with its connection.
    const moved = hearback.administrator.post('/sandbox/clock', { to: WEDNESDAY, jump: true });
    let cut = 0;
    for (let round = 0; round < 6; round++) {
      await sleep(200);
      const ended = await hearback.database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and application_name like 'hearback worker%' and random() < 0.5`,
      );
      cut += ended.length;
    }
    expect(cut).toBeGreaterThan(10);
    await moved;
    await eventually(async () => {
      const { stories } = await outcomeOf(hearback!, cases);
      for (let n = 0; n < CASES; n++) expect(stories[n]).toBe(stories[n % KINDS.length]);
      for (const [kind, last] of EXPECTED_AT_ONCE.entries()) expect(stories[kind]).toContain(last);
    }, 45_000);
    const [{ sent, distinct }] = await hearback.database.query<{ sent: number; distinct: number }>(
      `select count(*)::int as sent, count(distinct stream_id)::int as distinct from event where type = 'MessageSent'`,
    );
    expect(distinct).toBe(sent);
  }, 90_000);

  it('take over from one that was killed in the midst of its work', async () => {
    hearback = await startHearback({ startsAt: MONDAY, workers: 0 });
    const cases = await neglect(hearback);
    const killed = await startWorkerProcess(hearback);
    // Not awaited: it cannot settle while the only worker is dying.
    const moved = hearback.administrator.post('/sandbox/clock', { to: shanghai('2026-03-02 10:31') });
    await eventually(async () => {
      const [{ warned }] = await hearback!.database.query<{ warned: number }>(
        `select count(*)::int as warned from event where type = 'DeadlineWarned'`,
      );
      expect(warned).toBeGreaterThan(0);
    }, 20_000);
    killed.kill('SIGKILL');
    await Promise.all([hearback.startWorker(), hearback.startWorker()]);
    await moved;
    await moveThrough(hearback, WEDNESDAY);
    expect(await outcomeOf(hearback, cases)).toEqual(undisturbed);
    await expectEachSentOnce(hearback);
  }, 180_000);
});
