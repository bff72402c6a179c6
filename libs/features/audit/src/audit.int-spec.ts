import { caseStream, type CaseEvent } from '@features/cases/contract';
import { type AuditApp, auditApp, noteStream, recordCase } from './testing/audit-app';
import { CHEN, sampleCase } from './testing/sample-case';

let api: AuditApp;
beforeAll(async () => (api = await auditApp()));
afterAll(() => api?.close());

const SAMPLE = '11111111-1111-4111-8111-111111111111';
const LATE = '22222222-2222-4222-8222-222222222222';
const CANARY = '33333333-3333-4333-8333-333333333333';
const EDITED = '44444444-4444-4444-8444-444444444444';
const UNKNOWN = '99999999-9999-4999-8999-999999999999';
const START = '2026-03-02T01:00:00.000Z';
const sample = sampleCase();
const ofType = (type: CaseEvent['type']) => sample.find((event) => event.type === type)!;
const versionsOf = (answer: Awaited<ReturnType<AuditApp['get']>>) => answer.body.items.map(({ version }) => version);

describe('the history of a case', () => {
  beforeAll(() => recordCase(api, SAMPLE, sample, START));

  it('tells every event with its actor, its cause, what it changed and its hash', async () => {
    const { status, body, headers } = await api.get(`/v1/cases/${SAMPLE}/history`);
    expect(status).toBe(200);
    expect(headers['content-language']).toBe('zh-CN');
    expect(body.items.map(({ event }) => event)).toEqual(sample.map(({ type }) => type));
    expect(body.items[3]).toEqual({
      position: expect.any(Number),
      version: 4,
      eventId: expect.any(String),
      event: 'CaseAssigned',
      title: '责任人：张伟',
      occurredAt: '2026-03-02T01:03:00.000Z',
      recordedAt: '2026-03-02T01:03:00.000Z',
      lateEntry: false,
      actor: { kind: 'person', id: CHEN.personId, name: '陈静' },
      cause: { kind: 'command', name: 'test' },
      changes: [
        { field: 'status', before: 'received', after: 'in_progress' },
        { field: 'owner', before: null, after: '张伟' },
      ],
      visibleToCustomer: false,
      data: ofType('CaseAssigned').data,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(body.state).toMatchObject({ status: 'in_progress', owner: '陈静', cycle: 4 });
    expect(body.nextCursor).toBeUndefined();
  });

  it('speaks English', async () => {
    const { body } = await api.get(`/v1/cases/${SAMPLE}/history?limit=1`, 'agent', 'en-GB');
    expect(body.items[0].title).toMatch(/^Complaint 2026-T-000123 received \(urgent, phone\)/);
  });

  it('pages by version, and each page knows the state', async () => {
    const all = await api.get(`/v1/cases/${SAMPLE}/history`);
    const seen: number[] = [];
    let cursor = '';
    do {
      const page = await api.get(`/v1/cases/${SAMPLE}/history?limit=7${cursor}`);
      seen.push(...versionsOf(page));
      expect(page.body.state).toEqual(all.body.state);
      cursor = page.body.nextCursor ? `&cursor=${page.body.nextCursor}` : '';
    } while (cursor);
    expect(seen).toEqual(versionsOf(all));
  });

  it('tells the cause of what the worker did', async () => {
    const cause = { kind: 'deadline', clock: 'first_response', subject: 'case', round: 1, step: 'warn' } as const;
    const id = '55555555-5555-4555-8555-555555555555';
    await api.record(caseStream as never, id, ofType('FeedbackReceived'), { recordedAt: START });
    const actor = { kind: 'worker', id: 'deadlines' } as const;
    await api.record(caseStream as never, id, ofType('DeadlineWarned'), { recordedAt: START }, { actor, cause });
    expect((await api.get(`/v1/cases/${id}/history`)).body.items[1]).toMatchObject({ actor, cause });
  });

  it('refuses what it cannot answer', async () => {
    expect((await api.get(`/v1/cases/${UNKNOWN}/history`)).status).toBe(404);
    for (const query of ['at=yesterday', 'by=guess', 'limit=101', 'cursor=e30', 'page=2', 'at=']) {
      expect({ query, status: (await api.get(`/v1/cases/${SAMPLE}/history?${query}`)).status }).toEqual({
        query,
        status: 400,
      });
    }
  });
});

describe('the history as of a moment', () => {
  beforeAll(async () => {
    // Received on the 2nd; a reclassification of the 3rd is entered on the 5th, after an assignment of the 4th.
    const record = (type: CaseEvent['type'], recordedAt: string, occurredAt = recordedAt) =>
      api.record(caseStream as never, LATE, ofType(type), { recordedAt, occurredAt });
    await record('FeedbackReceived', '2026-03-02T01:00:00.000Z');
    await record('CaseAssigned', '2026-03-04T01:00:00.000Z');
    await record('CaseReclassified', '2026-03-05T01:00:00.000Z', '2026-03-03T01:00:00.000Z');
  });
  const asOf = (at: string, by = '') => api.get(`/v1/cases/${LATE}/history?at=${encodeURIComponent(at)}${by}`);

  it('by recorded time is what was known then', async () => {
    const answer = await asOf('2026-03-04T09:00:00+08:00');
    expect(versionsOf(answer)).toEqual([1, 2]);
    expect(answer.body.state).toMatchObject({ urgency: 'urgent', owner: '张伟' });
  });

  it('by occurred time is what had happened', async () => {
    const answer = await asOf('2026-03-03T12:00:00Z', '&by=occurred');
    expect(versionsOf(answer)).toEqual([1, 3]);
    expect(answer.body.state).toMatchObject({ urgency: 'normal', owner: null, status: 'received' });
  });

  it('is empty before the case was known', async () => {
    const { body } = await asOf('2026-03-01T00:00:00Z');
    expect(body).toMatchObject({ items: [], state: { status: 'absent' } });
  });

  it('marks what was entered late', async () => {
    const { body } = await api.get(`/v1/cases/${LATE}/history`);
    expect(body.items.map(({ lateEntry }) => lateEntry)).toEqual([false, false, true]);
  });
});

describe('personal data', () => {
  const PHONES = ['13912345678', '139 1234 5678', '+86-139-1234-5678', '１３９１２３４５６７８'];
  const ADDRESS = 'wang.fang@example.com';

  beforeAll(async () => {
    const planted = sampleCase((text) => `${text}${PHONES.join('，')}请写${ADDRESS}`);
    await recordCase(api, CANARY, planted, START);
    await api.record(
      noteStream as never,
      'n1',
      { type: 'NoteTaken', data: { text: `${PHONES[0]} ${ADDRESS}` } },
      { recordedAt: START },
    );
  });

  it.each([
    ['the history', `/v1/cases/${CANARY}/history`],
    ['the history in English', `/v1/cases/${CANARY}/history?by=occurred`],
    ['the feed', '/v1/events?limit=1000'],
  ])('is masked everywhere in %s', async (_what, url) => {
    const { status, text } = await api.get(url, 'auditor', url.includes('by') ? 'en' : 'zh-CN');
    expect(status).toBe(200);
    expect(text).toContain('139****5678');
    expect(text).toContain('w***@example.com');
    for (const clear of [...PHONES, ADDRESS, 'wang.fang', '1234 5678', '1234-5678', '12345678', 'K7QX']) {
      expect({ clear, found: text.includes(clear) }).toEqual({ clear, found: false });
    }
  });

  it('leaves hashes and ids whole', async () => {
    const { body } = await api.get('/v1/events?limit=1000');
    for (const { hash, eventId } of body.items) {
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
      expect(eventId).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});

describe('the verification of a case', () => {
  const tamper = (statement: string) =>
    api.owner().query(`alter table event disable trigger all; ${statement}; alter table event enable trigger all`);
  const verify = async () => (await api.get(`/v1/cases/${EDITED}/verification`)).body;
  beforeAll(() => recordCase(api, EDITED, sample.slice(0, 6), START));

  it('finds an untouched case intact, and names its last hash', async () => {
    const history = await api.get(`/v1/cases/${EDITED}/history`);
    expect(await verify()).toEqual({ intact: true, events: 6, headHash: history.body.items[5].hash });
  });

  it('finds the row that somebody edited in the database', async () => {
    const where = `where stream_id = 'case-${EDITED}' and version = 4`;
    await tamper(`update event set data = jsonb_set(data, '{owner,name}', '"别人"') ${where}`);
    const { items } = (await api.get(`/v1/cases/${EDITED}/history`)).body;
    expect(await verify()).toMatchObject({
      intact: false,
      events: 6,
      firstBroken: { kind: 'altered', version: 4, position: items[3].position },
    });
    await tamper(`update event set data = jsonb_set(data, '{owner,name}', '"张伟"') ${where}`);
    expect((await verify()).intact).toBe(true);
  });

  it('does not find a case that is not there', async () =>
    expect(await api.get(`/v1/cases/${UNKNOWN}/verification`)).toMatchObject({
      status: 404,
      body: { code: 'CASE_NOT_FOUND' },
    }));
});

describe('the feed', () => {
  const feed = async (query: string) => (await api.get(`/v1/events?${query}`)).body;

  it('gives the whole log in commit order, page by page, and a cursor at the end', async () => {
    const head = await api.store.log.head();
    const seen: number[] = [];
    let page = await feed('limit=40');
    while (!page.atEnd) {
      seen.push(...page.items.map(({ position }) => position));
      page = await feed(`limit=40&cursor=${page.nextCursor}`);
    }
    seen.push(...page.items.map(({ position }) => position));
    expect(seen).toEqual(Array.from({ length: head }, (_, index) => index + 1));

    expect(await feed(`cursor=${page.nextCursor}`)).toEqual({ items: [], nextCursor: page.nextCursor, atEnd: true });
    await api.record(noteStream as never, 'n2', { type: 'NoteTaken', data: { text: 'later' } }, { recordedAt: START });
    const { items } = await feed(`cursor=${page.nextCursor}`);
    expect(items).toMatchObject([
      { position: head + 1, category: 'note', id: 'n2', event: 'NoteTaken', data: { text: 'later' } },
    ]);
  });

  it('narrows to types and to a kind of stream, and loses none between pages', async () => {
    const all = (await feed('limit=1000')).items;
    const wanted = all.filter(({ event }) => event === 'CaseAssigned' || event === 'IssueEscalated');
    const seen = [];
    let page = await feed('types=CaseAssigned,IssueEscalated&limit=2');
    for (
      ;
      page.items.length > 0;
      page = await feed(`types=CaseAssigned,IssueEscalated&limit=2&cursor=${page.nextCursor}`)
    ) {
      seen.push(...page.items);
    }
    expect(wanted.length).toBeGreaterThan(4);
    expect(seen).toEqual(wanted);
    expect(page.atEnd).toBe(true);
    expect((await feed('category=note')).items.map(({ id }) => id)).toEqual(['n1', 'n2']);
  });

  it('goes on when it meets an event that it does not know', async () => {
    await api.store.log.append({
      streamId: 'note-n3',
      expectedVersion: 0,
      previousHash: Buffer.alloc(32),
      commandId: crypto.randomUUID(),
      bodyHash: Buffer.alloc(32),
      reply: {},
      facts: [{ type: 'NoteTaken', data: { text: '13912345678' } }],
      meta: {
        actor: { kind: 'worker', id: 'w' },
        correlationId: 'c',
        commandId: 'c',
        cause: { kind: 'command', name: 'c' },
      },
      occurredAt: new Date(START),
      recordedAt: new Date(START),
    });
    await api
      .owner()
      .query(
        `alter table event disable trigger all; update event set schema_version = 2 where stream_id = 'note-n3'; alter table event enable trigger all`,
      );
    const { items } = await feed('category=note');
    expect(items.at(-1)).toMatchObject({ id: 'n3', event: 'NoteTaken' });
    expect(items.at(-1)).not.toHaveProperty('data');
  });

  it('is for auditors and administrators, and refuses what it cannot answer', async () => {
    for (const role of ['agent', 'owner', 'department_head'] as const)
      expect((await api.get('/v1/events', role)).status).toBe(403);
    expect((await api.get('/v1/events', 'administrator')).status).toBe(200);
    for (const query of ['limit=0', 'limit=1001', 'cursor=bad', 'since=1']) {
      expect({ query, status: (await api.get(`/v1/events?${query}`)).status }).toEqual({ query, status: 400 });
    }
  });
});
