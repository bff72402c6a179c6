import { type Hearback, shanghai, startHearback } from './support/hearback';
import { type Write, writes } from './support/hearback-commands';

let hearback: Hearback;
let key = 0;
const fresh = () => ({ 'idempotency-key': `key-${key++}` });

beforeAll(async () => {
  hearback = await startHearback({ startsAt: shanghai('2026-03-02 10:00') });
});
afterAll(() => hearback?.stop());

/** What a retry is answered without: an API key is shown once. */
const SHOWN_ONCE = ['key'];

function reply(body: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !SHOWN_ONCE.includes(name)));
}

describe.each(Object.keys(writes))('POST %s, sent again with its Idempotency-Key', (route) => {
  let write: Write;
  beforeAll(async () => {
    write = await writes[route](hearback);
  });
  const post = (headers: Record<string, string>, body = write.body) =>
    hearback.as(write.who).post(write.path, body, headers);

  it('is answered as the first time, and happens once', async () => {
    const headers = fresh();
    const first = await post(headers);
    expect([first.status < 300, first.text]).toEqual([true, first.text]);
    const head = await hearback.facts();
    const again = await post(headers);
    expect(reply(again.body)).toEqual(reply(first.body));
    expect([again.status, again.headers.etag]).toEqual([first.status, first.headers.etag]);

    // Another version than was seen matters no more than that the state has moved on.
    const stale = await post({ ...headers, 'if-match': '"0"' });
    expect(reply(stale.body)).toEqual(reply(first.body));
    expect(await hearback.facts()).toEqual(head);

    if (write.other) {
      const { status, body } = await post(headers, write.other);
      expect([status, body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
      expect(await hearback.facts()).toEqual(head);
    }
  });
});

describe('a retry', () => {
  it('after the case has moved on is still answered as the first time', async () => {
    const kase = await hearback.receive();
    const headers = fresh();
    const assignment = { personId: hearback.organisation.people.owner };
    const first = await hearback.as('agent').did(`/cases/${kase.id}/assignment`, assignment, headers);
    await kase.did('assignment', { personId: hearback.organisation.people.engineer, reason: '转交' });
    await kase.did('resolution', { outcome: 'withdrawn', result: '撤回' });
    const again = await hearback.as('agent').did(`/cases/${kase.id}/assignment`, assignment, headers);
    expect(again).toEqual(first);
    expect((await kase.now()).owner.name).toBe('钱工');
  });

  it('after a refusal is decided anew: what was wrong may have been mended', async () => {
    const kase = await hearback.receive();
    const headers = fresh();
    const resolve = () =>
      hearback.as('owner').post(`/cases/${kase.id}/resolution`, { outcome: 'resolved', result: '好了' }, headers);
    const refused = await resolve();
    expect([refused.status, refused.body.code]).toEqual([409, 'WRONG_STATUS']);
    expect((await resolve()).body.code).toBe('WRONG_STATUS');
    await kase.assign('owner');
    expect((await resolve()).status).toBe(200);
    expect(await kase.events('IssueResolved')).toHaveLength(1);
  });

  it('of what changed nothing is answered as the first time too', async () => {
    const kase = await hearback.receive();
    await kase.assign('owner');
    const headers = fresh();
    const assign = () =>
      hearback
        .as('agent')
        .did(`/cases/${kase.id}/assignment`, { personId: hearback.organisation.people.owner }, headers);
    const first = await assign();
    await kase.did('progress', { text: '进展' });
    expect(await assign()).toEqual(first);
    expect(await kase.events('CaseAssigned')).toHaveLength(1);
  });

  it('through another process is a retry as well', async () => {
    const api = hearback.apis.length;
    await hearback.startApi();
    const kase = await hearback.receive();
    const headers = fresh();
    const [here, there] = [0, api].map((at) => hearback.through(at, 'owner'));
    const first = await here.did(`/cases/${kase.id}/progress`, { text: '一次' }, headers);
    expect(await there.did(`/cases/${kase.id}/progress`, { text: '一次' }, headers)).toEqual(first);
    expect(await kase.events('ProgressNoted')).toHaveLength(1);
  });

  it('of another principal, or about another case, is none', async () => {
    const [one, other] = [await hearback.receive(), await hearback.receive()];
    const headers = fresh();
    await hearback.as('owner').did(`/cases/${one.id}/progress`, { text: '甲' }, headers);
    await hearback.as('agent').did(`/cases/${one.id}/progress`, { text: '乙' }, headers);
    await hearback.as('owner').did(`/cases/${other.id}/progress`, { text: '丙' }, headers);
    await hearback.as('owner').did(`/cases/${one.id}/replies`, { channel: 'phone', text: '丁' }, headers);
    expect((await one.types()).slice(1)).toEqual(['ProgressNoted', 'ProgressNoted', 'CustomerReplied']);
    expect((await other.types()).slice(1)).toEqual(['ProgressNoted']);
  });

  it('of an anonymous case tells its receipt code again', async () => {
    const headers = fresh();
    const feedback = {
      type: 'suggestion',
      channel: 'questionnaire',
      description: '灯太暗',
      customer: { kind: 'anonymous' },
    };
    const first = await hearback.as('agent').did('/cases', feedback, headers);
    expect(first.receiptCode).toMatch(/^[\w-]{12}$/);
    expect(await hearback.as('agent').did('/cases', feedback, headers)).toEqual(first);
  });

  it('of an API key does not show the key again', async () => {
    const headers = fresh();
    const issue = () => hearback.administrator.did('/api-keys', { label: '网店', roles: ['agent'] }, headers);
    const first = await issue();
    const again = await issue();
    expect(first.key).toEqual(expect.any(String));
    expect(again.key).toBeUndefined();
    expect(again.id).toBe(first.id);
  });
});

describe('at the same moment', () => {
  it('two posts with one key have one effect, also through two processes', async () => {
    if (hearback.apis.length < 2) await hearback.startApi();
    const feedback = {
      type: 'complaint',
      channel: 'phone',
      description: '同时',
      customer: { kind: 'person', name: '李' },
    };
    for (let round = 0; round < 10; round++) {
      const headers = fresh();
      const before = await hearback.facts();
      const replies = await Promise.all(
        [0, 1, 0, 1].map((api) => hearback.through(api, 'agent').did('/cases', feedback, headers)),
      );
      expect(new Set(replies.map((body) => JSON.stringify(body))).size).toBe(1);
      expect((await hearback.facts()) - before).toBe(1);
    }
  });

  it('many people on one case lose nothing', async () => {
    if (hearback.apis.length < 2) await hearback.startApi();
    const kase = await hearback.receive();
    // Who meets others five times in a row is told to try again, and does.
    const note = async (n: number) => {
      const headers = fresh();
      const send = () =>
        hearback.through(n % 2, 'owner').post(`/cases/${kase.id}/progress`, { text: `第${n}步` }, headers);
      let answer = await send();
      while (answer.body.code === 'STREAM_BUSY') answer = await send();
      expect(answer.status).toBe(200);
    };
    await Promise.all(Array.from({ length: 40 }, (_, n) => note(n)));
    const noted = await kase.events('ProgressNoted');
    expect(new Set(noted.map(({ data }) => data.text)).size).toBe(40);
    expect((await kase.now()).version).toBe(41);
  });

  it('of two who saw the same version only one changes it', async () => {
    const kase = await hearback.receive();
    const { headers } = await hearback.as('owner').get(`/cases/${kase.id}`);
    const write = (text: string) =>
      hearback.as('owner').post(`/cases/${kase.id}/progress`, { text }, { 'if-match': headers.etag! });
    const answers = await Promise.all(['甲', '乙', '丙'].map(write));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect(await kase.events('ProgressNoted')).toHaveLength(1);
  });

  it('200 cases have 200 numbers', async () => {
    if (hearback.apis.length < 2) await hearback.startApi();
    const receipts = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        hearback.through(n % 2, 'agent').did('/cases', {
          type: n % 4 ? 'complaint' : 'inquiry',
          channel: 'email',
          description: `第${n}件`,
          customer: { kind: 'person', name: `客户${n}` },
        }),
      ),
    );
    const numbers = receipts.map(({ number }) => number as string);
    expect(new Set(numbers).size).toBe(200);
    expect(numbers.filter((number) => !/^2026-[TC]-\d{6}$/.test(number))).toEqual([]);
    expect(new Set(receipts.map(({ position }) => position as number)).size).toBe(200);
  });
});
