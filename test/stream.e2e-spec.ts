import type { Socket } from 'node:net';
import { Wake } from '@engine/projections';
import { EventStream } from '../libs/features/audit/src/stream/event-stream';
import { eventually } from './support/eventually';
import { EventSource } from './support/event-source';
import { type Hearback, shanghai, startHearback } from './support/hearback';
import type { Person } from './support/hearback-organisation';

let hearback: Hearback;
let url: string;
const open: EventSource[] = [];
const sockets = new Set<Socket>();

const streamOf = (api = 0) => hearback.apis[api].get(EventStream, { strict: false });
const listen = async (who: Person | 'administrator', query = '', headers: Record<string, string> = {}) => {
  const source = await EventSource.open(`${url}/v1/stream?${query}`, hearback.keyOf(who), headers);
  open.push(source);
  return source;
};
const upTo = (head: number, from = 0) => Array.from({ length: head - from }, (_, at) => from + at + 1);

beforeAll(async () => {
  hearback = await startHearback({ startsAt: shanghai('2026-03-02 10:00') });
  streamOf().patience.heartbeat = 300;
  const server = hearback.apis[0].getHttpServer() as { on(event: 'connection', take: (socket: Socket) => void): void };
  server.on('connection', (socket) => sockets.add(socket));
  await hearback.apis[0].listen(0, '127.0.0.1');
  url = await hearback.apis[0].getUrl();
});
afterEach(() => open.splice(0).forEach((source) => source.close()));
afterAll(() => hearback?.stop());

describe('the stream', () => {
  it('tells what happens as it happens, as the feed tells it', async () => {
    const before = await hearback.head();
    const source = await listen('auditor');
    expect(source.response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    const kase = await hearback.receive();
    await kase.assign('owner');
    const head = await hearback.head();
    await eventually(() => expect(source.positions).toEqual(upTo(head, before)));
    const { items } = await hearback.as('auditor').read(`/events?limit=1000`);
    expect(source.messages.map(({ data }) => data)).toEqual(
      items.filter(({ position }: { position: number }) => position > before && position <= head),
    );
  });

  it('misses nothing and doubles nothing when it is resumed, again and again, while facts come in', async () => {
    const source = await listen('auditor', 'after=0');
    await eventually(() => expect(source.messages.length).toBeGreaterThan(20));
    source.close();
    const seen = [...source.positions];
    let writing = true;
    const writes = (async () => {
      while (writing) await hearback.receive();
    })();
    for (let round = 0; round < 8; round++) {
      const again = await listen('auditor', 'after=3', { 'last-event-id': String(seen.at(-1)) });
      await eventually(() => expect(again.messages.length).toBeGreaterThan(3));
      again.close();
      seen.push(...again.positions);
    }
    writing = false;
    await writes;
    const last = await listen('auditor', `after=${seen.at(-1)}`);
    await eventually(async () => expect([...seen, ...last.positions]).toEqual(upTo(await hearback.head())));
  });

  it('lets events through by type, case, owner and department', async () => {
    const { departments } = hearback.organisation;
    const [mine, other] = [await hearback.receive(), await hearback.receive()];
    const after = `after=${await hearback.head()}`;
    const sources = {
      types: await listen('agent', `${after}&types=CaseAssigned,ProgressNoted`),
      case: await listen('agent', `${after}&case=${mine.id}`),
      owner: await listen('owner', `${after}&owner=me`),
      department: await listen('agent', `${after}&department=${departments.engineering}`),
    };
    await mine.assign('owner');
    await other.assign('engineer');
    await other.did('progress', { text: '已到场' });
    await mine.did('assignment', { personId: hearback.organisation.people.engineer, reason: '转交' });
    await mine.did('progress', { text: '已接手' });
    const told = () =>
      Object.fromEntries(
        Object.entries(sources).map(([name, { messages }]) => [
          name,
          messages.map(({ data }) => `${data.id === mine.id ? 'mine' : 'other'} ${data.event}`),
        ]),
      );
    const [assigned, noted] = ['CaseAssigned', 'ProgressNoted'];
    await eventually(() => {
      const { types, case: ofCase, department } = told();
      expect(types).toEqual([
        `mine ${assigned}`,
        `other ${assigned}`,
        `other ${noted}`,
        `mine ${assigned}`,
        `mine ${noted}`,
      ]);
      expect(ofCase).toEqual([`mine ${assigned}`, `mine ${assigned}`, `mine ${noted}`]);
      expect(department).toEqual(expect.arrayContaining([`other ${noted}`, `mine ${noted}`]));
    });
    // Told of a case while it was theirs, and of its being handed over, but not of what follows.
    expect(told().owner.at(-1)).toBe(`mine ${assigned}`);
    expect(told().owner).not.toContain(`mine ${noted}`);
  });

  it('gives a sign of life with the place it has reached', async () => {
    const source = await listen('agent', 'types=NothingOfThisName');
    await hearback.receive();
    await eventually(async () => expect([source.heartbeats > 0, source.lastId]).toEqual([true, await hearback.head()]));
    expect(source.messages).toEqual([]);
  });

  it('forgets who has left', async () => {
    await eventually(() => expect(streamOf().audience).toBe(0));
    streamOf().patience.heartbeat = 60_000;
    const source = await listen('agent');
    expect(streamOf().audience).toBe(1);
    source.close();
    await eventually(() => expect(streamOf().audience).toBe(0));
    streamOf().patience.heartbeat = 300;
  });

  it('goes on by itself when no notice comes', async () => {
    const source = await listen('auditor');
    const deaf = hearback.apis[0].get(Wake, { strict: false });
    const notices = [jest.spyOn(deaf, 'notify'), jest.spyOn(deaf as unknown as { receive(): void }, 'receive')];
    for (const notice of notices) notice.mockImplementation();
    await hearback.receive();
    await eventually(() => expect(source.messages.length).toBeGreaterThan(0));
    for (const notice of notices) notice.mockRestore();
  });
});

describe('rights on the stream', () => {
  it('are those of the feed and the history: cases for everybody, the rest for auditors and administrators', async () => {
    const [agent, auditor] = [await listen('agent', 'after=0'), await listen('auditor', 'after=0')];
    await eventually(async () => {
      const head = await hearback.head();
      expect([agent.lastId, auditor.lastId]).toEqual([head, head]);
    });
    const kinds = (source: EventSource) => new Set(source.messages.map(({ data }) => data.category as string));
    expect(kinds(agent)).toEqual(new Set(['case']));
    expect([...kinds(auditor)]).toEqual(expect.arrayContaining(['person', 'department', 'policy', 'case']));
  });

  it('mask what looks like a number or an address, for everybody', async () => {
    const source = await listen('owner');
    await hearback.receive({
      description: '请打13912345678,或写 wang.fang@example.com',
      customer: { kind: 'anonymous' },
    });
    await eventually(() => expect(source.messages.length).toBeGreaterThan(0));
    const text = JSON.stringify(source.messages);
    expect(text).toContain('139****5678');
    expect(text).toContain('w***@example.com');
    expect(text).toContain('"receiptCode":"***"');
    expect(text).not.toMatch(/13912345678|wang\.fang/);
  });

  it('end with the key', async () => {
    const issued = await hearback.administrator.did('/api-keys', { label: 'x', roles: ['auditor'] });
    const source = await EventSource.open(`${url}/v1/stream`, issued.key as string);
    await eventually(() => expect(source.heartbeats).toBeGreaterThan(0));
    expect(source.ended).toBe(false);
    await hearback.administrator.did(`/api-keys/${issued.id}/revocation`, { reason: '离职' });
    await eventually(() => expect(source.ended).toBe(true));
  });

  it('are asked for before anything is told', async () => {
    const refused = async (key: string | undefined, query: string, headers = {}) =>
      (await hearback.withKey(key).get(`/stream?${query}`, headers)).status;
    expect(await refused('nobody', '')).toBe(401);
    expect(await refused(hearback.keyOf('agent'), 'owner=you')).toBe(400);
    expect(await refused(hearback.keyOf('agent'), 'after=-1')).toBe(400);
    expect(await refused(hearback.keyOf('agent'), '', { 'last-event-id': 'x' })).toBe(400);
    expect(await refused(hearback.keyOf('administrator'), 'owner=me')).toBe(422);
  });
});

describe('a slow reader', () => {
  const verbatim = Array.from({ length: 20 }, () => '慢'.repeat(5_000));

  it('holds up nobody, is kept nothing for, and gets all when it reads on', async () => {
    const before = await hearback.head();
    const [slow, quick] = [await listen('auditor'), await listen('auditor')];
    slow.response.pause();
    for (let n = 0; n < 50; n++) await hearback.receive({ verbatim, customer: { kind: 'anonymous' } });
    await eventually(async () => expect(quick.positions).toEqual(upTo(await hearback.head(), before)), 20_000);
    // 50 times 300 kB are waiting for it, beside what the operating system has taken.
    const held = Math.max(...[...sockets].map((socket) => socket.writableLength));
    expect(held).toBeLessThan(1_500_000);
    expect(slow.positions.length).toBeLessThan(40);
    slow.response.resume();
    await eventually(async () => expect(slow.positions).toEqual(upTo(await hearback.head(), before)), 20_000);
  }, 90_000);

  it('is let go when it takes nothing for too long', async () => {
    streamOf().patience.stalled = 500;
    const slow = await listen('auditor', 'after=0');
    slow.response.pause();
    const mine = [...sockets].at(-1)!;
    await eventually(() => expect(mine.destroyed).toBe(true), 20_000);
    streamOf().patience.stalled = 60_000;
  });
});

it('says goodbye when the process stops, also to whom does not listen', async () => {
  const api = await hearback.startApi();
  await api.listen(0, '127.0.0.1');
  const address = `${await api.getUrl()}/v1/stream`;
  const [reader, slow] = [
    await EventSource.open(address, hearback.keyOf('auditor')),
    await EventSource.open(`${address}?after=0`, hearback.keyOf('auditor')),
  ];
  slow.response.pause();
  const began = Date.now();
  await api.close();
  hearback.apis.pop();
  expect(Date.now() - began).toBeLessThan(5_000);
  await eventually(() => expect(reader.ended).toBe(true));
  slow.response.resume();
  await eventually(() => expect(slow.ended).toBe(true));
});
