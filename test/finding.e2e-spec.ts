import { EventCodec } from '@engine/event-store';
import { rebuild } from '@engine/projections';
import { Directory } from '@features/access/contract';
import { projections, streams } from '@features/catalogue';
import { Timetables } from '@features/policies/contract';
import { type Hearback, shanghai, startHearback, type TestCase } from './support/hearback';
import type { Person } from './support/hearback-organisation';

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are judged by the tests, field by field */

let hearback: Hearback;
const cases: Record<string, TestCase> = {};
const named = (id: string) => Object.keys(cases).find((name) => cases[name].id === id);

beforeAll(async () => {
  hearback = await startHearback({ startsAt: shanghai('2026-03-02 10:00') });
  const { people, departments } = hearback.organisation;
  cases.cooling = await hearback.receive({
    description: '新空调安装后3天仍无法制冷',
    verbatim: ['你们必须今天来处理'],
    feedbackItems: ['噪音大'],
    product: '空调',
    model: 'KFR-35GW',
    orderNo: 'SO-2026-00417',
    urgency: 'urgent',
    customer: {
      kind: 'person',
      name: '李女士',
      reference: 'C-7',
      code: 'CUS-7',
      contact: { phone: '138-0000-9999' },
    },
  });
  await cases.cooling.assign('engineer');
  await cases.cooling.did('contacts', { channel: 'phone', outcome: 'reached', summary: '约好周三上门抽真空' });
  await cases.cooling.did('progress', { text: 'Ordered a Compressor from the supplier' });
  await cases.cooling.did('replies', { channel: 'phone', text: '请打我先生的电话13912345678,可以退款吗' });
  await cases.cooling.did('plan', { measures: ['更换压缩机'], plannedDate: shanghai('2026-03-04 12:00') });

  cases.pump = await hearback.receive({
    type: 'after_sales',
    channel: 'email',
    description: 'The washing machine does not pump; air\nconditioner is fine',
    customer: { kind: 'org', name: '甲公司', contact: { phone: '+86 138 0000 9999' } },
  });
  await cases.pump.did('triage', { leadDepartmentId: departments.installation });
  await cases.pump.did('escalations', { level: 1, reason: '客户要求' });

  cases.refund = await hearback.receive({
    type: 'inquiry',
    description: '空调能不能退货',
    occurredAt: shanghai('2026-02-27 10:00'),
  });
  await cases.refund.assign('owner');
  await cases.refund.did('resolution', { outcome: 'resolved', result: '已按退换货政策说明', deliveredBy: 'phone' });

  cases.waiting = await hearback.receive({
    type: 'request',
    description: 'hair conditioner',
    customer: { kind: 'anonymous' },
  });
  await cases.waiting.assign('owner');
  await cases.waiting.did('waiting', {
    reason: 'internal',
    customerWords: '等待审批',
    nextStep: '走审批流程',
    nextStepOwnerId: people.owner,
    nextStepAt: shanghai('2026-03-20 10:00'),
  });
  await hearback.advance('PT1S');
});
afterAll(() => hearback?.stop());

const found = async (query: string, who: Person = 'agent', path = '/cases') => {
  const lines = await hearback.as(who).all(`${path}?after=${await hearback.head()}&${query}`);
  return lines.map(({ id }) => named(id)).sort();
};
const words = (q: string, who?: Person) => found(`q=${encodeURIComponent(q)}`, who);

describe('cases are found by words', () => {
  it.each<[string, string, string[]]>([
    ['two characters of a description', '空调', ['cooling', 'refund']],
    ['a word that the text is cut across', '天仍', ['cooling']],
    ['one character', '冷', ['cooling']],
    ['characters in their order only', '"冷制"', []],
    ['a word of three characters', '抽真空', ['cooling']],
    ['a quote', '必须今天', ['cooling']],
    ['a feedback item', '噪音', ['cooling']],
    ['a contact, and what the customer replied: all words', '退款 真空', ['cooling']],
    ['words without spaces', '空调退款', ['cooling']],
    ['all words, not some', '空调 洗衣机', []],
    ['a result', '退换货政策', ['refund']],
    ['a next step', '审批流程', ['waiting']],
    ['a Latin word, whatever its case', 'compressor', ['cooling']],
    ['a Latin word in full-width letters', 'ＣＯＭＰＲＥＳＳＯＲ', ['cooling']],
    ['whole Latin words', 'compress', []],
    ['the beginning of a Latin word', 'compress*', ['cooling']],
    ['Latin words in any order', 'conditioner air', ['pump']],
    ['quoted: in order, across a line', '"air conditioner"', ['pump']],
    ['quoted: not the other way round', '"conditioner air"', []],
    ['a product number', 'kfr-35gw', ['cooling']],
    ['an order number', 'SO-2026-00417', ['cooling']],
    ['the customer', '甲公司', ['pump']],
    ['quotes and words together', '“无法制冷” 空调', ['cooling']],
    ['what nobody said', '洗碗机', []],
  ])('%s', async (_what, q, expected) => expect(await words(q)).toEqual(expected));

  it('together with every other filter, page by page', async () => {
    expect(await found(`q=${encodeURIComponent('空调')}&type=inquiry`)).toEqual(['refund']);
    expect(await found(`q=${encodeURIComponent('空调')}&urgency=urgent&channel=phone&level=0`)).toEqual(['cooling']);
    expect(await found(`q=${encodeURIComponent('空调')}&channel=email`)).toEqual([]);
    const agent = hearback.as('agent');
    const q = encodeURIComponent('空调');
    expect((await agent.all(`/cases?q=${q}`, 1)).map(({ id }) => id)).toEqual(
      (await agent.all(`/cases?q=${q}`, 100)).map(({ id }) => id),
    );
  });

  it.each(['13912345678', '"13912345678"', '139-1234-5678', '138-0000-9999', '13800009999'])(
    'but never by a number that only those who call may see: %s',
    async (q) => {
      for (const who of ['auditor', 'agent'] as const) expect(await words(q, who)).toEqual([]);
    },
  );

  it('and a question without words is refused', async () => {
    for (const q of ['!!', '""', '   ', '%25'])
      expect(await hearback.as('agent').get(`/cases?q=${q}`)).toMatchObject({
        status: 400,
        body: { code: 'QUERY_INVALID', errors: [{ pointer: '/q', code: 'EMPTY' }] },
      });
  });
});

describe('facets', () => {
  const facets = (query = '', who: Person = 'agent') => hearback.as(who).read(`/cases/facets?${query}`);
  const counts = (values: any[]) => Object.fromEntries(values.map(({ value, name, count }) => [name ?? value, count]));

  it('count the cases that the list would show', async () => {
    const { total, ...all } = await facets();
    expect(total).toBe(4);
    expect(Object.fromEntries(Object.entries(all).map(([name, values]) => [name, counts(values as any[])]))).toEqual({
      status: { in_progress: 1, received: 1, resolved: 1, waiting: 1 },
      type: { complaint: 1, after_sales: 1, inquiry: 1, request: 1 },
      urgency: { urgent: 1, normal: 3 },
      channel: { phone: 3, email: 1 },
      owner: { 钱工: 1, 张伟: 2, null: 1 },
      department: {
        [hearback.organisation.departments.engineering]: 1,
        [hearback.organisation.departments.installation]: 1,
        [hearback.organisation.departments.service]: 2,
      },
      level: { 0: 3, 1: 1 },
      lateEntry: { true: 1, false: 3 },
    });
  });

  it('are those of the same filters and words', async () => {
    const { total, type, owner } = await facets(`q=${encodeURIComponent('空调')}&status=resolved`);
    expect({ total, type, owner: counts(owner) }).toEqual({
      total: 1,
      type: [{ value: 'inquiry', count: 1 }],
      owner: { 张伟: 1 },
    });
    expect((await facets('orderNo=nobody')).total).toBe(0);
  });
});

describe('saved filters', () => {
  const save = (body: object, who: Person = 'owner') => hearback.as(who).did('/filters', body);
  const names = async (who: Person) => {
    const { items } = await hearback.as(who).read(`/filters?after=${await hearback.head()}`);
    return items.map(({ name }: any) => name);
  };
  let mine: any;

  it('are saved for oneself or shared with the department, and used', async () => {
    mine = await save({ name: '空调', query: { q: '空调', type: ['inquiry'], overdue: false } });
    const shared = await save({ name: '紧急', query: { urgency: 'urgent' }, shared: true });
    expect(await names('owner')).toEqual(['空调', '紧急']);
    expect(await names('agent')).toEqual(['紧急']);
    expect(await names('engineer')).toEqual([]);
    expect(await found(`filter=${mine.id}`, 'owner')).toEqual(['refund']);
    expect(await found(`filter=${shared.id}`, 'agent')).toEqual(['cooling']);
    expect((await hearback.as('agent').read(`/cases/facets?filter=${shared.id}`)).total).toBe(1);
    expect(await hearback.as('engineer').get(`/cases?filter=${shared.id}`)).toMatchObject({
      status: 404,
      body: { code: 'FILTER_UNKNOWN' },
    });
    expect((await hearback.as('agent').get(`/cases?filter=${mine.id}`)).status).toBe(404);
  });

  it('give way to what is said as well', async () =>
    expect(await found(`filter=${mine.id}&type=complaint,inquiry`, 'owner')).toEqual(['cooling', 'refund']));

  it('are held to the rules of the list', async () => {
    const refused = await hearback.as('owner').post('/filters', {
      name: 'x',
      query: { status: ['odd'], q: '!', limit: 5, dueBefore: 'soon' },
    });
    expect([refused.status, refused.body.errors.map(({ pointer }: any) => pointer).sort()]).toEqual([
      400,
      ['/query/dueBefore', '/query/limit', '/query/q', '/query/status'],
    ]);
  });

  it('are changed and deleted by their owner, and of shared ones by the head, which are facts', async () => {
    await hearback
      .as('owner')
      .did(`/filters/${mine.id}/content`, { name: '全部空调', query: { q: '空调' }, shared: true });
    expect(await found(`filter=${mine.id}`, 'agent')).toEqual(['cooling', 'refund']);
    const others = await hearback.as('agent').post(`/filters/${mine.id}/content`, { name: 'x', query: {} });
    expect([others.status, others.body.code]).toEqual([403, 'NOT_YOUR_FILTER']);
    expect((await hearback.as('engineer').post(`/filters/${mine.id}/deletion`)).status).toBe(404);
    await hearback.as('serviceHead').did(`/filters/${mine.id}/deletion`);
    expect(await names('owner')).toEqual(['紧急']);
    expect((await hearback.as('owner').get(`/cases?filter=${mine.id}`)).status).toBe(404);
    const { items } = await hearback.as('auditor').read('/events?category=filter&limit=1000');
    expect(items.filter(({ id }: any) => id === mine.id).map(({ event }: any) => event)).toEqual([
      'FilterSaved',
      'FilterChanged',
      'FilterDeleted',
    ]);
  });

  it('belong to people', async () => {
    const { key } = await hearback.administrator.did('/api-keys', { label: '网店', roles: ['agent'] });
    const answer = await hearback.withKey(key).post('/filters', { name: 'x', query: {} });
    expect([answer.status, answer.body.code]).toEqual([422, 'PERSON_REQUIRED']);
    expect((await hearback.withKey(key).read('/filters')).items).toEqual([]);
  });
});

describe('boards', () => {
  const board = (name: string, who: Person, query = '') => found(query, who, `/boards/${name}`);
  const counts = async (who: Person) => {
    const { items } = await hearback.as(who).read('/boards');
    return Object.fromEntries(items.map(({ name, count }: any) => [name, count]));
  };

  it('show what is whose, and count it', async () => {
    expect(await board('mine', 'owner')).toEqual(['refund', 'waiting']);
    expect(await board('mine', 'auditor')).toEqual([]);
    expect(await board('my_department', 'installationHead')).toEqual(['pump']);
    expect(await board('unaccepted', 'agent')).toEqual(['pump']);
    expect(await board('waiting', 'agent')).toEqual(['waiting']);
    expect(await counts('owner')).toMatchObject({
      mine: 2,
      my_department: 2,
      unaccepted: 1,
      waiting: 1,
      silent_closes: 0,
    });
    expect(await counts('auditor')).toMatchObject({ mine: 0, my_department: 0, unaccepted: 1 });
  });

  it('show an escalation to whom it went until it has ended', async () => {
    const [{ data }] = await cases.pump.events('IssueEscalated');
    const head = (Object.keys(hearback.organisation.people) as Person[]).find(
      (who) => hearback.organisation.people[who] === data.recipient.personId,
    )!;
    expect(await board('escalated_to_me', head)).toEqual(['pump']);
    expect(await board('escalated_to_me', 'owner')).toEqual([]);
    await cases.pump.did(
      'escalations/1/acceptance',
      {
        personId: hearback.organisation.people[head],
        promisedAt: shanghai('2026-03-03 12:00'),
      },
      head,
    );
    expect(await board('unaccepted', 'agent')).toEqual([]);
    expect(await board('escalated_to_me', head)).toEqual(['pump']);
    await cases.pump.did('deescalation', { reason: '已恢复' }, 'installationHead');
    expect(await board('escalated_to_me', head)).toEqual([]);
  });

  it('take the filters of the list, in pages', async () => {
    expect(await board('mine', 'owner', 'type=inquiry')).toEqual(['refund']);
    expect(await board('mine', 'owner', `q=${encodeURIComponent('审批')}`)).toEqual(['waiting']);
    const pages = await hearback.as('owner').all('/boards/mine', 1);
    expect(pages.map(({ id }) => named(id)).sort()).toEqual(['refund', 'waiting']);
  });

  it('know today in the zone of the case', async () => {
    // It is ten in the morning of the 2nd; urgent means two hours, normal one day.
    const due = async (name: string) => (await cases[name].clock('first_response')).dueAt as string;
    expect((await due('pump')).slice(0, 16)).toBe(shanghai('2026-03-03 10:00').slice(0, 16));
    expect(await board('due_today', 'agent')).not.toContain('pump');
    await hearback.at(shanghai('2026-03-03 00:05'));
    expect(await board('due_today', 'agent')).toContain('pump');
    expect(await board('overdue', 'agent')).not.toContain('pump');
    await hearback.at(shanghai('2026-03-03 10:05'));
    expect(await board('overdue', 'agent')).toContain('pump');
  });

  it('show what was reclassified, and confirmed by word of mouth', async () => {
    await cases.refund.did('confirmation-request', { channel: 'phone', summary: '已说明' });
    await cases.refund.did('confirmation', { mode: 'oral', callReference: 'CALL-1' }, 'agent');
    await cases.waiting.did('triage', { urgency: 'urgent', reason: '影响业务' }, 'serviceHead');
    expect(await board('oral_confirmations', 'auditor')).toEqual(['refund']);
    expect(await board('reclassified', 'auditor')).toEqual(['waiting']);
  });

  it('refuse a name that there is not', async () =>
    expect(await hearback.as('agent').get('/boards/odd')).toMatchObject({
      status: 404,
      body: { code: 'BOARD_UNKNOWN' },
    }));
});

describe('D22 A24: what is known of a customer before the talk', () => {
  const context = (query: string, who: Person = 'agent') => hearback.as(who).read(`/cases/context?${query}`);
  const ids = ({ open, recent }: any) => [open.map(({ id }: any) => named(id)), recent.map(({ id }: any) => named(id))];

  it('shows the open cases with status, promises and quotes', async () => {
    const { open } = await context('customerReference=C-7');
    expect(open).toMatchObject([
      {
        number: cases.cooling.number,
        statusWord: '处理中',
        quotes: ['你们必须今天来处理'],
        promises: [{ kind: 'plan', what: '更换压缩机', by: '钱工', dueAt: shanghai('2026-03-04 12:00') }],
      },
    ]);
  });

  it('finds by order number, customer code, and telephone number however it is written', async () => {
    expect(ids(await context('orderNo=SO-2026-00417'))).toEqual([['cooling'], []]);
    expect(ids(await context('customerCode=CUS-7'))).toEqual([['cooling'], []]);
    for (const phone of ['13800009999', '138 0000 9999', '+8613800009999', '１３８００００９９９９']) {
      expect(ids(await context(`phone=${encodeURIComponent(phone)}`))[0].sort()).toEqual(['cooling', 'pump']);
    }
    expect(ids(await context('phone=13800009998'))).toEqual([[], []]);
    expect(await found('customerCode=CUS-7')).toEqual(['cooling']);
  });

  it('reveals no number, neither in the answer nor in the table', async () => {
    const { text } = await hearback.as('agent').get('/cases/context?phone=13800009999');
    const rows = await hearback.database.query('select * from case_list');
    expect(rows).toHaveLength(4);
    const search = await hearback.database.query('select * from case_search');
    for (const told of [text, JSON.stringify(rows), JSON.stringify(search)]) {
      expect(told).not.toMatch(/138[- ]?0000[- ]?9999|13912345678/);
    }
  });

  it('shows closed cases as recent', async () => {
    await cases.refund.did('closing', {}, 'serviceHead');
    expect(ids(await context('phone=13800001234'))).toEqual([[], ['refund']]);
  });

  it('is for those who call and write, and needs something to go by', async () => {
    expect((await hearback.as('auditor').get('/cases/context?orderNo=1')).status).toBe(403);
    expect((await hearback.administrator.get('/cases/context?orderNo=1')).status).toBe(403);
    expect((await hearback.as('agent').get('/cases/context')).body.code).toBe('QUERY_INVALID');
  });
});

it('an upgrade rebuilds the list, and every table of finding comes out of the log as it was', async () => {
  const [worker] = hearback.workers;
  const { settings } = hearback.test;
  const known = [Timetables, Directory].map((one) => worker.get(one as never, { strict: false })) as never[];
  const tables = ['case_list', 'case_search', 'saved_filter'];
  const all = projections(known[0], known[1], settings).filter(({ table }) => tables.includes(table));
  expect(all.map(({ table }) => table).sort()).toEqual(tables);
  await hearback.advance('PT1S'); // until the worker has nothing left to do
  await hearback.as('agent').read(`/cases?q=x&after=${await hearback.head()}`);
  const rows = (table: string) => hearback.database.query(`select * from ${table} order by stream_id`);
  const before = await Promise.all(tables.map(rows));
  expect(before.map(({ length }) => length > 0)).toEqual([true, true, true]);
  // As cases from before the upgrade are.
  await hearback.database.query(
    "update case_list set phone_bucket = null, customer_code = null, escalated_to = '{}', unaccepted = false, reclassified = false",
  );
  for (const projection of all) await rebuild(projection, { settings, codec: new EventCodec(streams) });
  expect(await Promise.all(tables.map(rows))).toEqual(before);
});
