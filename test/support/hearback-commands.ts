import { chineseCalendar } from '@engine/working-time';
import { aComplaint, type Hearback, type TestCase } from './hearback';
import type { Person } from './hearback-organisation';

/** One write that will succeed where the state is as prepared. */
export interface Write {
  readonly path: string;
  readonly body: object;
  /** Another body that the same address takes; left out where there is only one. */
  readonly other?: object;
  readonly who: Person | 'administrator';
}

type Prepare = (hearback: Hearback) => Promise<Write>;

const FAR = '2026-12-30T12:00:00+08:00';
const FARTHER = '2026-12-31T12:00:00+08:00';
const contact = { channel: 'phone', outcome: 'reached', summary: '已告知' };
const plan = { measures: ['检测'], plannedDate: FAR };
const resolution = { outcome: 'resolved', result: '已修复' };
const request = { channel: 'phone', summary: '已修复' };

const aFilter = { name: '一', query: { q: '空调', overdue: true } };

const fresh = (hearback: Hearback) => hearback.receive({ type: 'after_sales' });
const owned = after(fresh, (kase) => kase.assign('owner'));
const planned = after(owned, (kase) => kase.did('plan', plan));
const escalated = after(owned, (kase) => kase.did('escalations', { level: 1, reason: '客户要求' }));
const resolved = after(owned, (kase) => kase.did('resolution', resolution));
const asked = after(resolved, (kase) => kase.did('confirmation-request', request));
const confirmed = after(asked, (kase) => kase.did('confirmation', { mode: 'written' }));
const closed = after(confirmed, (kase) => kase.did('closing'));
const attached = after(fresh, async ({ id }, hearback) => {
  await hearback.as('owner').attach(id, Buffer.from('型号 KFR-35'), '型号.txt');
});
/** A case from before a version that was published since. */
const published = after(fresh, async (_kase, { administrator }) => {
  const { policy } = await administrator.read('/policies/current');
  const name = `${policy.name}*`;
  await administrator.did('/policies', { policy: { ...policy, name } });
});
const waits = (hearback: Hearback) => ({
  reason: 'customer',
  customerWords: '等您的照片',
  nextStep: '安排上门',
  nextStepOwnerId: hearback.organisation.people.owner,
  nextStepAt: FAR,
});
const followUp = (hearback: Hearback) => ({
  dueAt: FAR,
  ownerId: hearback.organisation.people.owner,
  action: '电话回访',
});

const departmentsOf = ({ organisation: { departments } }: Hearback) => departments;
const engages = (department: 'engineering' | 'installation') => (hearback: Hearback) => ({
  departmentId: departmentsOf(hearback)[department],
  role: 'lead',
});
const incident = after(owned, (kase) => kase.did('incident', { title: '三月批次' }));
const engaged = after(owned, (kase, hearback) =>
  kase.did('departments', {
    ...engages('engineering')(hearback),
    reason: '质量问题',
    accountableId: hearback.organisation.people.owner,
  }),
);
const refuses = (hearback: Hearback) => ({
  reason: '不是质量问题',
  insteadDepartmentId: departmentsOf(hearback).installation,
});
const subTask = (hearback: Hearback) => ({
  departmentId: departmentsOf(hearback).engineering,
  what: '安装记录',
  dueAt: FAR,
});
const meeting = (hearback: Hearback) => ({
  at: FAR,
  agenda: '责任划分',
  attendeeIds: [hearback.organisation.people.engineer],
});

const complained = after(
  (hearback) => hearback.receive(),
  (kase) => kase.assign('owner'),
);
const promise = (hearback: Hearback) => ({
  what: '寄出压缩机',
  ownerId: hearback.organisation.people.owner,
  dueAt: FAR,
});
const promised = after(fresh, (kase, hearback) => kase.did('commitments', promise(hearback)));
const proposal = { text: '更换压缩机', channel: 'phone' };

const appointment = { at: FAR, channel: 'phone', goal: '确认方案' };
const appointed = after(fresh, (kase) => kase.did('appointments', appointment));
const appointmentOf = async (kase: TestCase): Promise<string> => (await kase.now()).appointments[0].appointmentId;

/** The one address that takes bytes. */
export const TAKES_BYTES = '/v1/cases/:id/attachments';

/** Every address that takes a POST of JSON, with a write that it takes. A test compares this list with the routes. */
export const writes: Readonly<Record<string, Prepare>> = {
  '/v1/cases': () =>
    Promise.resolve({
      path: '/cases',
      body: aComplaint,
      other: { ...aComplaint, description: '另一件事' },
      who: 'agent',
    }),
  ...onCase({
    acknowledgement: [fresh, { detailsVerified: true }, { detailsVerified: true, note: '已核对' }],
    triage: [fresh, { problemCategory: '安装' }, { problemCategory: '物流' }],
    assignment: [fresh, staff('owner'), staff('engineer')],
    departments: [fresh, engages('engineering'), engages('installation')],
    'departments/:departmentId/acceptance': [engaged, { note: '接受' }, { note: '今日处理' }],
    'departments/:departmentId/refusal': [
      engaged,
      refuses,
      (hearback) => ({ ...refuses(hearback), reason: '不属于我部门' }),
    ],
    accountable: [fresh, staff('owner'), staff('serviceHead')],
    ruling: [
      after(
        after(engaged, (kase, hearback) =>
          kase.did(`departments/${departmentsOf(hearback).engineering}/refusal`, refuses(hearback)),
        ),
        (kase, hearback) =>
          kase.did(`departments/${departmentsOf(hearback).installation}/refusal`, {
            reason: '也不是',
            insteadDepartmentId: departmentsOf(hearback).engineering,
          }),
      ),
      (hearback) => ({ departmentId: departmentsOf(hearback).engineering, reason: '合同' }),
      (hearback) => ({ departmentId: departmentsOf(hearback).installation, reason: '合同' }),
    ],
    'sub-tasks': [engaged, subTask, (hearback) => ({ ...subTask(hearback), what: '更换记录' })],
    'task-force': [
      after(fresh, (kase) => kase.did('triage', { urgency: 'urgent', reason: '影响业务' })),
      (hearback) => ({ leaderId: hearback.organisation.people.owner, memberIds: [], plan: '立即上门' }),
      (hearback) => ({ leaderId: hearback.organisation.people.engineer, memberIds: [], plan: '立即上门' }),
    ],
    meetings: [fresh, meeting, (hearback) => ({ ...meeting(hearback), agenda: '更换时间' })],
    'meetings/:meetingId/minutes': [
      after(fresh, (kase, hearback) => kase.did('meetings', meeting(hearback))),
      { attendeeIds: [], decisions: ['周四前更换'] },
      { attendeeIds: [], decisions: ['周五前更换'] },
    ],
    incident: [fresh, { title: '三月批次' }, { title: '四月批次' }],
    'incident/cases': [
      incident,
      (hearback) => ({ caseIds: [hearback.organisation.people.owner] }), // no case: refused alone
      (hearback) => ({ caseIds: [hearback.organisation.people.engineer] }),
    ],
    'incident/updates': [incident, { text: '已发货' }, { text: '已到货' }],
    'incident/departure': [
      after(fresh, async (kase, hearback) => {
        const lead = await incident(hearback);
        await lead.did('incident/cases', { caseIds: [kase.id] });
      }),
      { reason: '另有原因' },
      { reason: '电源故障' },
    ],
    plan: [owned, plan, { ...plan, measures: ['更换'] }],
    contacts: [fresh, contact, { ...contact, summary: '再次告知' }],
    replies: [fresh, { channel: 'phone', text: '好的' }, { channel: 'phone', text: '不好' }],
    nudges: [fresh, { channel: 'phone', text: '请尽快' }, { channel: 'phone', text: '请马上' }],
    progress: [fresh, { text: '已联系安装商' }, { text: '已到场' }],
    updates: [fresh, { text: '工程师已出发' }, { text: '工程师已到' }],
    'update-interval': [fresh, { hours: 24 }, { hours: 72 }],
    delays: [planned, { plannedDate: FARTHER, reason: '配件晚到' }, { plannedDate: FARTHER, reason: '大雪' }],
    waiting: [owned, waits, (hearback) => ({ ...waits(hearback), nextStep: '等待' })],
    resumption: [
      after(owned, (kase, hearback) => kase.did('waiting', waits(hearback))),
      { note: '配件已到' },
      { note: '客户来电' },
    ],
    escalations: [fresh, { level: 1, reason: '客户要求' }, { level: 2, reason: '客户要求' }],
    'escalations/:number/acceptance': [
      escalated,
      (hearback) => ({ personId: hearback.organisation.people.serviceHead, promisedAt: FAR }),
      (hearback) => ({ personId: hearback.organisation.people.serviceHead, promisedAt: FARTHER }),
    ],
    'churn-risk': [fresh, { reason: '不再续约' }, { reason: '考虑竞品' }],
    deescalation: [escalated, { reason: '已恢复' }, { reason: '已解决' }],
    'follow-ups': [fresh, followUp, (hearback) => ({ ...followUp(hearback), action: '上门回访' })],
    'follow-ups/:followUpId/completion': [
      after(fresh, (kase, hearback) => kase.did('follow-ups', followUp(hearback))),
      { result: '运行稳定' },
      { result: '无人接听' },
    ],
    resolution: [owned, resolution, { ...resolution, result: '已更换' }],
    'confirmation-request': [resolved, request, { ...request, summary: '请确认' }],
    confirmation: [asked, { mode: 'written' }, { mode: 'written', words: '好' }],
    dispute: [asked, { reason: '又坏了', channel: 'phone' }, { reason: '没修好', channel: 'phone' }],
    rating: [asked, { score: 5, basis: '认可', channel: 'phone' }, { score: 4, basis: '认可', channel: 'phone' }],
    reopening: [closed, { reason: '又坏了', channel: 'phone' }, { reason: '没修好', channel: 'phone' }],
    closing: [confirmed, {}],
    quotes: [fresh, { quotes: ['说好今天来'], channel: 'phone' }, { quotes: ['等了三天'], channel: 'phone' }],
    details: [fresh, { orderNo: 'SO-2', reason: '核对' }, { orderNo: 'SO-3', reason: '核对' }],
    paraphrase: [fresh, { text: '今天修好' }, { text: '本周修好' }],
    withdrawal: [fresh, { words: '不用修了', channel: 'phone' }, { words: '已自行修好', channel: 'phone' }],
    'updates/next': [fresh, { text: '配件明早到' }, { text: '配件后天到' }],
    'duplicate-of': [fresh, another({ reason: '同一台空调' }), another({ reason: '同一户' })],
    parting: [
      after(fresh, async (kase, hearback) => kase.did('duplicate-of', await another({ reason: '同一台' })(hearback))),
      { reason: '不是同一台' },
      { reason: '两户各一台' },
    ],
    links: [fresh, another({ kind: 'related' }), another({ kind: 'next_round' })],
    commitments: [fresh, promise, (hearback) => ({ ...promise(hearback), what: '寄发票' })],
    'commitments/:commitmentId/fulfilment': [promised, { done: '已寄出' }, { done: '已送达' }],
    'commitments/:commitmentId/new-date': [
      promised,
      { dueAt: FARTHER, reason: '缺货' },
      { dueAt: FARTHER, reason: '大雪' },
    ],
    proposals: [fresh, proposal, { ...proposal, text: '折价换新' }],
    'proposals/:proposalId/answer': [
      after(fresh, (kase) => kase.did('proposals', proposal)),
      { answer: 'accepted', channel: 'phone' },
      { answer: 'declined', channel: 'phone' },
    ],
    'approvals/:approvalId/decision': [
      after(complained, (kase) => kase.did('triage', { type: 'inquiry', reason: '只是询问' })),
      { granted: false, reason: '客户仍不满' },
      { granted: true },
    ],
    'review-request': [owned, staff('serviceHead', 'reviewerId'), staff('engineer', 'reviewerId')],
    review: [
      after(owned, (kase, hearback) => kase.did('review-request', staff('serviceHead', 'reviewerId')(hearback))),
      { verdict: 'passed', notes: '处理规范' },
      { verdict: 'returned', notes: '缺少回访' },
    ],
    findings: [fresh, { rootCause: '未抽真空' }, { rootCause: '管路泄漏' }],
    appointments: [fresh, appointment, { ...appointment, goal: '签约' }],
    'appointments/:appointmentId/confirmation': [appointed, {}, { words: '可以' }],
    'appointments/:appointmentId/new-time': [
      appointed,
      { at: FARTHER, reason: '出差' },
      { at: FARTHER, reason: '生病' },
    ],
    'appointments/:appointmentId/cancellation': [appointed, { reason: '不需要' }, { reason: '已解决' }],
    'appointments/:appointmentId/notes': [appointed, { text: '要加三台' }, { text: '要加四台' }],
    'appointments/:appointmentId/outcome': [appointed, { notes: '认可' }, { notes: '再想想' }],
    'appointments/:appointmentId/summary': [
      after(appointed, async (kase) =>
        kase.did(`appointments/${await appointmentOf(kase)}/outcome`, { notes: '认可' }),
      ),
      { consensus: ['变频'] },
      { consensus: ['定频'] },
    ],
    'value-checks': [owned, {}, { kind: 'callback' }],
    'value-checks/:visitId/result': [
      after(owned, (kase) => kase.did('value-checks')),
      { effective: 'yes', words: '稳定' },
      { effective: 'partly', words: '有点吵' },
    ],
    'demand-response': [
      (hearback) => hearback.receive({ type: 'request', demandPriority: 'high' }),
      { decision: 'accepted', words: '已排期' },
      { decision: 'later', words: '下季度再议' },
    ],
    needs: [fresh, { needs: [{ need: '省电' }] }, { needs: [{ need: '静音' }] }],
    'attachments/:attachmentId/withdrawal': [attached, { reason: '传错了' }, { reason: '客户要求' }],
    rebase: [published, { reason: '新服务标准' }, { reason: '另一个理由' }],
  }),
  '/v1/reassignments': async (hearback) => {
    const kase = await owned(hearback);
    const { owner, engineer } = hearback.organisation.people;
    const body = { fromPersonId: owner, toPersonId: engineer, reason: '休假', caseIds: [kase.id] };
    return { path: '/reassignments', body, other: { ...body, reason: '离职' }, who: 'serviceHead' };
  },
  '/v1/filters': () =>
    Promise.resolve({ path: '/filters', body: aFilter, other: { ...aFilter, name: '二' }, who: 'owner' }),
  '/v1/filters/:id/content': onFilter('content', { ...aFilter, name: '三' }, { ...aFilter, name: '四' }),
  '/v1/filters/:id/deletion': onFilter('deletion', {}),
  '/v1/rebases': () => administered('/rebases', { reason: '新服务标准' }, { reason: '另一个理由' }),
  '/v1/people': () => administered('/people', person('周新'), person('吴新')),
  '/v1/people/:id/profile': async (hearback) => {
    const { id } = await hearback.administrator.did('/people', person('郑新'));
    return administered(`/people/${id}/profile`, person('郑一'), person('郑二'));
  },
  '/v1/people/:id/absences': async (hearback) => {
    const { id } = await hearback.administrator.did('/people', person('冯新'));
    const absence = { from: FAR, to: FARTHER, delegateId: hearback.organisation.people.owner };
    return administered(`/people/${id}/absences`, absence, { ...absence, reason: '年假' });
  },
  '/v1/people/:id/absences/:absenceId/cancellation': async (hearback) => {
    const { id } = await hearback.administrator.did('/people', person('陈新'));
    const absence = { from: FAR, to: FARTHER, delegateId: hearback.organisation.people.owner };
    const { absenceId } = await hearback.administrator.did(`/people/${id}/absences`, absence);
    return administered(`/people/${id}/absences/${absenceId}/cancellation`, {}, { reason: '提前返岗' });
  },
  '/v1/departments': () => administered('/departments', { name: '物流部' }, { name: '财务部' }),
  '/v1/departments/:id/profile': async (hearback) => {
    const { id } = await hearback.administrator.did('/departments', { name: '仓储部' });
    return administered(`/departments/${id}/profile`, { name: '仓储一部' }, { name: '仓储二部' });
  },
  '/v1/organisation/intake-department': ({ organisation: { departments } }) =>
    administered(
      '/organisation/intake-department',
      { departmentId: departments.engineering },
      { departmentId: departments.installation },
    ),
  '/v1/organisation/executive-on-duty': ({ organisation: { people } }) =>
    administered('/organisation/executive-on-duty', { personId: people.serviceCross }, { personId: people.agent }),
  '/v1/organisation/duty-roster': ({ organisation: { people } }) => {
    const shift = { from: FAR, to: FARTHER, personId: people.executive };
    return administered('/organisation/duty-roster', { shifts: [shift] }, { shifts: [] });
  },
  '/v1/api-keys': () =>
    administered('/api-keys', { label: '网店', roles: ['agent'] }, { label: '呼叫中心', roles: ['agent'] }),
  '/v1/api-keys/:id/revocation': async (hearback) => {
    const { id } = await hearback.administrator.did('/api-keys', { label: '旧', roles: ['agent'] });
    return administered(`/api-keys/${id}/revocation`, { reason: '丢失' }, { reason: '离职' });
  },
  '/v1/policies': async (hearback) => {
    const { policy } = await hearback.administrator.read('/policies/current');
    return administered('/policies', { policy: { ...policy, name: '一' } }, { policy: { ...policy, name: '二' } });
  },
  '/v1/calendars/:id': () =>
    administered(
      '/calendars/cn-test',
      { calendar: chineseCalendar() },
      { calendar: { ...chineseCalendar(), zone: 'Asia/Urumqi' } },
    ),
};

function onFilter(noun: string, body: object, other?: object): Prepare {
  return async (hearback) => {
    const { id } = await hearback.as('owner').did('/filters', aFilter);
    return { path: `/filters/${id}/${noun}`, body, other, who: 'owner' };
  };
}

function administered(path: string, body: object, other?: object): Promise<Write> {
  return Promise.resolve({ path, body, other, who: 'administrator' });
}

function person(name: string): object {
  return { name, email: 'new@staff.example.com' };
}

function staff(nick: Person, field = 'personId') {
  return ({ organisation }: Hearback) => ({ [field]: organisation.people[nick] });
}

/** A body that names another case, received for it. */
function another(body: object) {
  return async (hearback: Hearback) => ({ caseId: (await fresh(hearback)).id, ...body });
}

type Opens = (hearback: Hearback) => Promise<TestCase>;
type Body = object | ((hearback: Hearback) => object | Promise<object>);

function after(opens: Opens, step: (kase: TestCase, hearback: Hearback) => Promise<unknown>): Opens {
  return async (hearback) => {
    const kase = await opens(hearback);
    await step(kase, hearback);
    return kase;
  };
}

/** By noun: how the case is prepared, the body, and another one. */
function onCase(nouns: Readonly<Record<string, readonly [Opens, Body, Body?]>>): Record<string, Prepare> {
  const entries = Object.entries(nouns).map(([noun, [opens, body, other]]): [string, Prepare] => [
    `/v1/cases/:id/${noun}`,
    async (hearback) => {
      const kase = await opens(hearback);
      const filled = async (given: Body): Promise<object> => (typeof given === 'function' ? given(hearback) : given);
      const path = noun.includes(':') ? withIds(noun, await kase.now(), hearback) : noun;
      const who = BY_HEAD.includes(noun) ? 'serviceHead' : noun === 'rebase' ? 'administrator' : 'owner';
      const bodies = { body: await filled(body), other: other && (await filled(other)) };
      return { path: `/cases/${kase.id}/${path}`, ...bodies, who };
    },
  ]);
  return Object.fromEntries(entries);
}

const BY_HEAD = ['deescalation', 'approvals/:approvalId/decision', 'review'];

/** The first of its follow-ups, promises, proposals and requests is meant. */
function withIds(noun: string, shown: Awaited<ReturnType<TestCase['now']>>, hearback: Hearback): string {
  return noun
    .replace(':number', '1')
    .replace(':departmentId', departmentsOf(hearback).engineering)
    .replace(':meetingId', shown.meetings[0]?.meetingId)
    .replace(':followUpId', shown.followUps[0]?.followUpId)
    .replace(':visitId', shown.returnVisits[0]?.visitId)
    .replace(':appointmentId', shown.appointments[0]?.appointmentId)
    .replace(':attachmentId', shown.attachments[0]?.attachmentId)
    .replace(':commitmentId', shown.commitments[0]?.commitmentId)
    .replace(':proposalId', shown.proposals[0]?.proposalId)
    .replace(':approvalId', shown.approvals[0]?.approvalId);
}
