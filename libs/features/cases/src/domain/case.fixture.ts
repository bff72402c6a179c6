import type { CommandMeta, Fact } from '@engine/decider';
import type { Dated } from '@engine/decider/specify';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Timetable } from '@features/policies/contract';
import type { CaseDataOf, CaseEvent, Feedback, StaffRef } from './case.events';
import { timetables } from './versions.fixture';

/** Local time in Shanghai: cn('2026-03-02 09:00') is 01:00 in UTC. */
export const cn = (local: string): string => new Date(`${local.replace(' ', 'T')}:00+08:00`).toISOString();

/** The other way round, to the minute. */
export const local = (at: Date | undefined): string | undefined =>
  at && new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** A Monday morning at opening time, in a month without holidays. Facts without a time of their own happen then. */
export const MONDAY = cn('2026-03-02 09:00');

export { timetables };
export const timetable: Timetable = timetables.of({ policyVersion: 1, calendar: 'cn', calendarVersion: 1 });

const person = (personId: string, name: string, departmentId?: string): StaffRef => ({ personId, name, departmentId });
export const liu = person('liu', '刘工', 'service');
export const he = person('he', '何工', 'service');
export const chen = person('chen', '陈主管', 'service');
export const zhao = person('zhao', '赵经理', 'quality');
export const wang = person('wang', '王总', 'board');
export const sun = person('sun', '孙主管', 'intake');
/** Of a department where nobody is head or cross-department owner. */
export const qian = person('qian', '钱工', 'workshop');
const everybody = [liu, he, chen, zhao, wang, sun, qian];

export const directory: DirectorySnapshot = {
  people: new Map(
    everybody.map(({ personId: id, name, departmentId }) => [
      id,
      { id, name, departmentId, email: `${id}@hearback.example`, locale: 'zh-CN' as const },
    ]),
  ),
  departments: new Map([
    ['service', { id: 'service', name: '售后部', headId: 'chen', crossDepartmentOwnerId: 'zhao' }],
    ['quality', { id: 'quality', name: '质量部', headId: 'zhao', crossDepartmentOwnerId: 'wang' }],
    ['intake', { id: 'intake', name: '客服中心', headId: 'sun', crossDepartmentOwnerId: 'zhao' }],
    ['workshop', { id: 'workshop', name: '维修车间' }],
  ]),
  intakeDepartmentId: 'intake',
  executiveOnDutyId: 'wang',
};

const departments: Readonly<Record<string, string>> = Object.fromEntries(
  [...directory.departments.values()].map(({ id, name }) => [id, name]),
);

/** Who commands, and when: `he` on Monday morning unless told otherwise. */
export const meta = ({
  by = 'he',
  now = MONDAY,
  occurredAt = now,
  id = 'c0ffee00-0000-5000-8000-000000000001',
}: { by?: string; now?: string; occurredAt?: string; id?: string } = {}): CommandMeta => ({
  actor: { kind: 'person', id: by },
  now: new Date(now),
  occurredAt: new Date(occurredAt),
  commandId: id,
  correlationId: id,
  cause: { kind: 'command', name: 'Specified' },
});
export const COMMAND_ID = meta().commandId;

export const visitIds = { value_check: 'value-1', callback: 'callback-1' };

/** The same fact at another time. */
export const at = <E extends Fact>(occurredAt: string, fact: E, recordedAt = occurredAt): Dated<E> => ({
  ...fact,
  occurredAt,
  recordedAt,
});

export const fact = <T extends CaseEvent['type']>(type: T, data: CaseDataOf<T>) =>
  ({ type, data }) as Extract<CaseEvent, { type: T }>;

export const feedback: Feedback = {
  number: '2026-Q-000001',
  type: 'after_sales',
  urgency: 'normal',
  channel: 'phone',
  customer: {
    kind: 'person',
    name: '李女士',
    vip: false,
    locale: 'zh-CN',
    contact: { phone: '13800001234', email: 'li@example.com' },
  },
  description: '新空调安装后3天仍无法制冷',
  verbatim: [],
  emotions: [],
  participants: [],
  lateEntry: false,
  policy: timetable.pin,
};
export const received = (change: Partial<Feedback> = {}) => fact('FeedbackReceived', { ...feedback, ...change });
export const opened = received();
export const complaint = received({ type: 'complaint' });
export const urgent = received({ urgency: 'urgent' });
export const low = received({ urgency: 'low' });
export const noEmail = received({ customer: { ...feedback.customer, contact: { phone: '13800001234' } } });
export const anonymous = received({ customer: { kind: 'anonymous', vip: false, locale: 'zh-CN' }, receiptCode: 'r1' });

export const acknowledged = fact('CaseAcknowledged', { detailsVerified: false });
export const triaged = fact('CaseTriaged', { type: 'after_sales', urgency: 'normal' });
export const assigned = fact('CaseAssigned', { owner: liu });
export const engaged = (departmentId: string, role: 'lead' | 'cooperating' = 'lead') =>
  fact('DepartmentEngaged', { departmentId, name: departments[departmentId], role });
export const accepts = (departmentId: string, role: 'lead' | 'cooperating' = 'lead') =>
  fact('DepartmentAccepted', { departmentId, name: departments[departmentId], role });
export const declined = (departmentId: string, insteadDepartmentId: string, number: number) =>
  fact('DepartmentDeclined', {
    departmentId,
    name: departments[departmentId],
    reason: '不属于我部门',
    insteadDepartmentId,
    number,
  });
export const accountable = (person: StaffRef) => fact('AccountableNamed', { accountable: person });
export const incident = fact('IncidentDeclared', { title: '整批压缩机' });
export const inIncident = fact('IncidentJoined', {
  incidentId: 'incident',
  number: '2026-T-000001',
  title: '整批压缩机',
  owner: he,
});
export const planned = (plannedDate: string) =>
  fact('ResolutionPlanned', { measures: ['上门检测'], milestones: [], resources: [], plannedDate });
export const reclassified = (from: Feedback['urgency'], to: Feedback['urgency']) =>
  fact('CaseReclassified', {
    from: { type: 'after_sales', urgency: from },
    to: { type: 'after_sales', urgency: to },
    reason: '客户当日需用',
  });
export const contacted = (change: Partial<CaseDataOf<'CustomerContacted'>> = {}) =>
  fact('CustomerContacted', {
    channel: 'phone',
    outcome: 'reached',
    summary: '已说明原因',
    visibleToCustomer: false,
    ...change,
  });
export const replied = fact('CustomerReplied', { channel: 'email', text: '发票已发', emotions: [] });
export const nudged = fact('CustomerNudged', { channel: 'phone', text: '怎么还没有人上门?' });
export const noted = (text: string) => fact('ProgressNoted', { text, visibleToCustomer: true });
export const waitingFor = (reason: CaseDataOf<'WaitingStarted'>['reason'], followUpId = 'wait-1') =>
  fact('WaitingStarted', { reason, customerWords: '等您提供发票', nextStep: '收到后上门', followUpId });
export const waitEnded = fact('WaitingEnded', { because: 'resumed', minutes: 60 });
export const scheduled = (change: Partial<CaseDataOf<'FollowUpScheduled'>> & { dueAt: string }) =>
  fact('FollowUpScheduled', {
    followUpId: 'follow-1',
    kind: 'planned',
    owner: liu,
    action: '电话回访',
    channels: ['phone'],
    ...change,
  });
export const escalated = (number: number, level: 1 | 2 | 3) =>
  fact('IssueEscalated', { number, level, cause: { kind: 'by_hand', reason: '客户要求' }, latenessSeconds: 0 });
export const accepted = (number: number, promisedAt: string) =>
  fact('EscalationAccepted', { number, acceptedBy: chen, promisedAt });
export const delayed = (number: number, plannedDate: string) =>
  fact('DelayNotified', { previousDate: MONDAY, plannedDate, reason: '配件晚到', number, channel: 'phone' });
export const resolved = fact('IssueResolved', { outcome: 'resolved', result: '制冷正常' });
export const delivered = fact('ResultDelivered', { channel: 'phone', summary: '制冷正常' });
export const asked = (change: Partial<CaseDataOf<'ConfirmationRequested'>> = {}) =>
  fact('ConfirmationRequested', {
    channel: 'phone',
    outcome: 'reached',
    attempt: 1,
    localDay: '2026-03-02',
    ...change,
  });
export const confirmed = (mode: 'written' | 'oral' = 'written') =>
  fact('ResolutionConfirmed', { mode, callReference: mode === 'oral' ? 'CALL-1' : undefined });
export const disputed = fact('ResolutionDisputed', { reason: '又不制冷了', channel: 'phone' });
export const visitPlanned = (change: Partial<CaseDataOf<'ReturnVisitPlanned'>> = {}) =>
  fact('ReturnVisitPlanned', {
    visitId: visitIds.value_check,
    kind: 'value_check',
    owner: liu,
    because: 'resolved',
    ...change,
  });
/** Thursday of the same week; to be confirmed by Wednesday. */
export const appointed = (change: Partial<CaseDataOf<'AppointmentMade'>> = {}) =>
  fact('AppointmentMade', {
    appointmentId: 'appointment-1',
    purpose: 'meeting',
    at: cn('2026-03-05 14:00'),
    endsAt: cn('2026-03-05 15:00'),
    confirmBy: cn('2026-03-04 14:00'),
    channel: 'online_meeting',
    participants: [],
    goal: '确认方案',
    materials: [],
    concerns: [],
    owner: liu,
    ...change,
  });
export const held = (outcome: CaseDataOf<'AppointmentHeld'>['outcome'] = 'reached') =>
  fact('AppointmentHeld', { appointmentId: 'appointment-1', outcome, notes: '认可方案', emotions: [] });
export const demanded = (demandPriority: Feedback['demandPriority'] = 'high') =>
  received({ type: 'request', demandPriority });
export const rated = fact('SatisfactionRated', { score: 5, basis: '客户口头', channel: 'phone', cycle: 1 });
export const closed = fact('CaseClosed', { basis: 'confirmed' });
export const attached = (attachmentId: string) =>
  fact('AttachmentAdded', {
    attachmentId,
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    size: 20_480,
    mediaType: 'image/jpeg',
    name: '不制冷.jpg',
    visibleToCustomer: false,
  });
export const withdrawn = (attachmentId: string) => fact('AttachmentWithdrawn', { attachmentId, reason: '传错了' });
export const rebased = (change: Partial<CaseDataOf<'CaseRebased'>> = {}) =>
  fact('CaseRebased', {
    from: timetable.pin,
    to: { policyVersion: 2, calendar: 'cn', calendarVersion: 1 },
    cause: 'by_hand',
    reason: '新服务标准',
    moves: [],
    ...change,
  });
export const reopened = (number: number) =>
  fact('CaseReopened', { reason: '两周后再次不制冷', channel: 'phone', number });

export const quoted = fact('QuotesAdded', { quotes: ['说好今天来的'], channel: 'phone' });
export const drafted = (text: string) => fact('UpdateDrafted', { text, round: 1 });
export const reminded = (number: number, change: Partial<CaseDataOf<'CustomerReminded'>> = {}) =>
  fact('CustomerReminded', {
    number,
    kind: number < 3 ? 'reminder' : 'last_notice',
    step: number < 3 ? `reminder_${number}` : 'last_notice',
    round: 1,
    dueAt: MONDAY,
    latenessSeconds: 0,
    channel: 'email',
    messageId: `reminder-${number}`,
    ...change,
  });
export const ORIGINAL = { caseId: 'original', number: '2026-Q-000009' };
export const joined = fact('JoinedOriginal', { ...ORIGINAL, reason: '同一台空调' });
export const wife = {
  kind: 'person',
  name: '王女士',
  vip: false,
  locale: 'en',
  contact: { email: 'wang@example.com' },
} as const;
export const joinedBy = (change: Partial<CaseDataOf<'DuplicateJoined'>> = {}) =>
  fact('DuplicateJoined', {
    caseId: 'duplicate',
    number: '2026-Q-000002',
    receivedAt: MONDAY,
    urgency: 'normal',
    customer: wife,
    description: 'The air conditioner does not cool.',
    verbatim: [],
    ...change,
  });

export const promised = (change: Partial<CaseDataOf<'CommitmentMade'>> & { dueAt: string }) =>
  fact('CommitmentMade', {
    commitmentId: 'promise-1',
    source: 'by_hand',
    what: '寄出压缩机',
    owner: liu,
    visibleToCustomer: true,
    ...change,
  });
export const kept = fact('CommitmentKept', { commitmentId: 'promise-1', done: '已寄出' });
export const proposed = fact('SolutionProposed', {
  proposalId: 'proposal-1',
  text: '更换压缩机',
  options: [],
  channel: 'phone',
});
export const leaveAsked = (change: Partial<CaseDataOf<'ApprovalRequested'>> = {}) =>
  fact('ApprovalRequested', {
    approvalId: 'approval-1',
    about: 'milder_classification',
    wanted: { kind: 'triage', type: 'inquiry', reason: '只是询问' },
    reason: '只是询问',
    requestedBy: he,
    approver: chen,
    ...change,
  });

export const updateSent = (change: Partial<CaseDataOf<'ProgressUpdateSent'>> & { countsFrom: string }) =>
  fact('ProgressUpdateSent', {
    trigger: 'due',
    round: 1,
    dueAt: change.countsFrom,
    missed: 0,
    steps: [],
    planOverdue: false,
    nothingNew: true,
    locale: 'zh-CN',
    channel: 'email',
    messageId: 'update-1',
    ...change,
  });

/** Each status that a case can have, by the facts that lead there. */
export const lives = {
  absent: [],
  received: [opened],
  in_progress: [opened, assigned],
  waiting: [opened, assigned, waitingFor('supplier')],
  resolved: [opened, assigned, resolved],
  awaiting_confirmation: [opened, assigned, resolved, delivered, asked()],
  closed: [opened, assigned, resolved, delivered, asked(), confirmed(), closed],
} as const satisfies Record<string, readonly CaseEvent[]>;
