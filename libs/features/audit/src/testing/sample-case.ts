import type { CaseEvent } from '@features/cases/contract';

export const FOLLOW_UP = '7d9f2b0e-6f5e-4d3a-9a54-5a0d8a3c9d22';
const MEETING = '7d9f2b0e-6f5e-4d3a-9a54-5a0d8a3c9d33';
const COMMITMENT = '7d9f2b0e-6f5e-4d3a-9a54-5a0d8a3c9d23';
const APPROVAL = '7d9f2b0e-6f5e-4d3a-9a54-5a0d8a3c9d24';
export const CHEN = { personId: '5f0c7a52-2f0e-4b57-9d4e-0f6e5f2b7c11', name: '陈静' };
const ZHANG = { personId: '6a1c7a52-2f0e-4b57-9d4e-0f6e5f2b7c12', name: '张伟' };
const OTHER = { caseId: '8e9f2b0e-6f5e-4d3a-9a54-5a0d8a3c9d33', number: '2026-T-000123' };
const step = { subject: 'case', round: 1, latenessSeconds: 0, skipped: [] } as const;

/** Every event of a case at least once, in an order that a case can fold. `say` makes each free text. */
export function sampleCase(say: (text: string) => string = (text) => text): CaseEvent[] {
  return [
    {
      type: 'FeedbackReceived',
      data: {
        number: '2026-T-000123',
        receiptCode: 'K7QX-92MD',
        type: 'complaint',
        urgency: 'urgent',
        visitType: 'problem_handling',
        channel: 'phone',
        meetingTool: say('Zoom'),
        customer: {
          kind: 'person',
          name: say('李女士'),
          reference: say('crm'),
          code: say('CUS'),
          vip: true,
          region: say('华东'),
          tier: say('金卡会员'),
          locale: 'zh-CN',
          contact: {
            name: say('李女士'),
            salutation: say('女士'),
            title: say('经理'),
            phone: say('13800001234'),
            email: say('li.lei@example.com'),
          },
        },
        description: say('新空调安装后3天仍无法制冷'),
        ask: say('尽快制冷'),
        expectedSolution: say('上门维修'),
        verbatim: [say('你们必须今天来处理')],
        emotions: ['anxious'],
        background: say('购买三天'),
        participants: [{ name: say('李先生'), title: say('家属') }],
        feedbackItems: [say('不制冷')],
        needs: [say('加装过滤网')],
        evaluation: { satisfiedWith: say('师傅专业'), shortcomings: say('等了一周') },
        intent: say('二期采购'),
        product: say('空调'),
        model: say('KFR-35'),
        orderNo: say('SO-2026-00417'),
        projectNo: say('P-1'),
        workOrderNo: say('W-1'),
        problemCategory: say('安装'),
        remarks: say('门禁'),
        reportedBy: say('前台'),
        lateEntry: false,
        policy: { policyVersion: 1, calendar: 'cn', calendarVersion: 1 },
      },
    },
    { type: 'CaseAcknowledged', data: { detailsVerified: true, note: say('已核对') } },
    {
      type: 'CaseTriaged',
      data: {
        type: 'complaint',
        urgency: 'urgent',
        problemCategory: say('安装'),
        leadDepartmentId: 'd1',
        note: say('转售后'),
      },
    },
    { type: 'CaseAssigned', data: { owner: ZHANG, reason: say('负责售后') } },
    { type: 'CaseAssigned', data: { owner: CHEN, previousOwner: ZHANG, reason: say('换班') } },
    { type: 'AccountableNamed', data: { accountable: CHEN, previous: ZHANG, reason: say('牵涉两个部门') } },
    {
      type: 'DepartmentEngaged',
      data: {
        departmentId: 'd1',
        name: '售后部',
        role: 'lead',
        reason: say('质量问题'),
        recipient: { ...CHEN, role: 'department_head' },
      },
    },
    {
      type: 'DepartmentDeclined',
      data: {
        departmentId: 'd1',
        name: '售后部',
        reason: say('不是安装问题'),
        insteadDepartmentId: 'd2',
        number: 2,
        ruler: CHEN,
      },
    },
    {
      type: 'OwnershipRuled',
      data: {
        departmentId: 'd1',
        name: '售后部',
        reason: say('合同约定'),
        recipient: { ...CHEN, role: 'department_head' },
      },
    },
    {
      type: 'DepartmentAccepted',
      data: { departmentId: 'd1', name: '售后部', role: 'lead', acceptedBy: CHEN, note: say('今日处理') },
    },
    { type: 'TaskForceFormed', data: { leader: CHEN, members: [ZHANG], plan: say('两小时内上门') } },
    {
      type: 'CoordinationMeetingCalled',
      data: {
        meetingId: MEETING,
        at: '2026-03-03T02:00:00.000Z',
        place: say('会议室'),
        agenda: say('责任划分'),
        attendees: [CHEN, ZHANG],
      },
    },
    {
      type: 'CoordinationMeetingHeld',
      data: { meetingId: MEETING, attendees: [CHEN], decisions: [say('周四前更换')] },
    },
    { type: 'IncidentDeclared', data: { title: say('整批压缩机') } },
    { type: 'IncidentUpdateWritten', data: { text: say('配件已发出') } },
    {
      type: 'IncidentJoined',
      data: { incidentId: MEETING, number: '2026-T-000123', title: say('整批压缩机'), owner: CHEN },
    },
    { type: 'IncidentLeft', data: { incidentId: MEETING, number: '2026-T-000123', reason: say('另有原因') } },
    {
      type: 'ResolutionPlanned',
      data: {
        measures: [say('重新抽真空')],
        milestones: [{ what: say('上门'), dueAt: '2026-03-03T02:00:00.000Z' }],
        resources: [say('安装队')],
        plannedDate: '2026-03-04T10:00:00.000Z',
      },
    },
    {
      type: 'CustomerContacted',
      data: {
        channel: 'phone',
        outcome: 'reached',
        summary: say('说明方案'),
        proposal: say('明日上门'),
        proposalResponse: say('同意'),
        visibleToCustomer: true,
      },
    },
    { type: 'CaseRouted', data: { rule: say('投诉'), unknown: ['lead_department', 'owner'] } },
    {
      type: 'CaseRouted',
      data: {
        rule: say('投诉'),
        leadDepartmentId: 'd1',
        leadDepartmentName: say('售后部'),
        urgency: 'urgent',
        insteadOf: { ...CHEN, because: 'absent' },
      },
    },
    {
      type: 'CommitmentMade',
      data: {
        commitmentId: COMMITMENT,
        source: 'contact',
        what: say('明日上门'),
        owner: CHEN,
        dueAt: '2026-03-03T04:00:00.000Z',
        visibleToCustomer: true,
      },
    },
    {
      type: 'CommitmentMoved',
      data: {
        commitmentId: COMMITMENT,
        previousDate: '2026-03-03T04:00:00.000Z',
        dueAt: '2026-03-04T04:00:00.000Z',
        reason: say('大雪'),
        channel: 'phone',
      },
    },
    {
      type: 'CommitmentBroken',
      data: { commitmentId: COMMITMENT, dueAt: '2026-03-04T04:00:00.000Z', latenessSeconds: 0 },
    },
    { type: 'CommitmentKept', data: { commitmentId: COMMITMENT, done: say('已上门'), channel: 'phone' } },
    { type: 'CommitmentWithdrawn', data: { commitmentId: COMMITMENT, because: 'planned_anew' } },
    {
      type: 'SolutionProposed',
      data: {
        proposalId: COMMITMENT,
        text: say('更换压缩机'),
        value: say('省去维修费'),
        options: [say('折价换新')],
        channel: 'phone',
      },
    },
    {
      type: 'ProposalAnswered',
      data: { proposalId: COMMITMENT, answer: 'counter', words: say('周末上门'), channel: 'phone' },
    },
    {
      type: 'ApprovalRequested',
      data: {
        approvalId: APPROVAL,
        about: 'milder_classification',
        wanted: { kind: 'triage', urgency: 'normal', reason: say('已有临时方案') },
        reason: say('已有临时方案'),
        requestedBy: CHEN,
        approver: ZHANG,
      },
    },
    {
      type: 'ApprovalRefused',
      data: { approvalId: APPROVAL, about: 'milder_classification', by: ZHANG, reason: say('客户仍不满') },
    },
    {
      type: 'ApprovalGranted',
      data: { approvalId: APPROVAL, about: 'milder_classification', by: ZHANG, reason: say('同意') },
    },
    { type: 'ReviewRequested', data: { reviewer: ZHANG } },
    { type: 'CaseReviewed', data: { reviewer: ZHANG, verdict: 'passed', notes: say('处理规范') } },
    {
      type: 'FindingsRecorded',
      data: {
        before: { problemCategory: say('安装'), product: say('空调'), model: say('KFR-35') },
        after: {
          rootCause: say('未抽真空'),
          problemCategory: say('质量'),
          product: say('空调'),
          model: say('KFR-35'),
          supplier: { name: say('安装商'), contact: say('王师傅'), promisedAt: '2026-03-03T02:00:00.000Z' },
        },
      },
    },
    { type: 'ProgressNoted', data: { text: say('已联系安装商'), visibleToCustomer: false } },
    {
      type: 'WaitingStarted',
      data: {
        reason: 'supplier',
        supplier: { name: say('安装商'), contact: say('王师傅') },
        customerWords: say('等待安装商'),
        nextStep: say('催办'),
        followUpId: FOLLOW_UP,
      },
    },
    { type: 'CustomerReplied', data: { channel: 'email', text: say('还没有人来'), emotions: ['dissatisfied'] } },
    { type: 'CustomerNudged', data: { channel: 'phone', text: say('请尽快') } },
    { type: 'WaitingEnded', data: { because: 'customer_replied', minutes: 95 } },
    {
      type: 'FollowUpScheduled',
      data: {
        followUpId: FOLLOW_UP,
        kind: 'planned',
        dueAt: '2026-03-03T06:00:00.000Z',
        owner: CHEN,
        action: say('电话回访'),
        goal: say('确认到场'),
        channels: ['phone'],
      },
    },
    { type: 'FollowUpMissed', data: { followUpId: FOLLOW_UP, dueAt: '2026-03-03T06:00:00.000Z', latenessSeconds: 60 } },
    { type: 'FollowUpCompleted', data: { followUpId: FOLLOW_UP, feedback: say('已到场'), result: say('已确认') } },
    {
      type: 'CaseReclassified',
      data: {
        from: { type: 'complaint', urgency: 'urgent' },
        to: { type: 'complaint', urgency: 'normal' },
        reason: say('已有临时方案'),
      },
    },
    {
      type: 'DeadlineWarned',
      data: {
        ...step,
        clock: 'first_response',
        step: 'warn',
        dueAt: '2026-03-02T02:30:00.000Z',
        recipient: { ...CHEN, role: 'owner', insteadOf: { ...ZHANG, because: 'absent' } },
      },
    },
    {
      type: 'DeadlineBreached',
      data: {
        ...step,
        clock: 'first_response',
        step: 'level_1',
        dueAt: '2026-03-02T03:00:00.000Z',
        breachedByReclassification: true,
      },
    },
    {
      type: 'IssueEscalated',
      data: {
        number: 1,
        level: 1,
        recipient: { ...ZHANG, role: 'department_head' },
        cause: { kind: 'by_hand', reason: say('客户很着急') },
        latenessSeconds: 0,
      },
    },
    {
      type: 'EscalationCauseAdded',
      data: {
        number: 1,
        level: 1,
        cause: { kind: 'clock', clock: 'first_response', subject: 'case', round: 1, step: 'level_1' },
        latenessSeconds: 3,
      },
    },
    {
      type: 'EscalationAccepted',
      data: { number: 1, acceptedBy: ZHANG, promisedAt: '2026-03-03T10:00:00.000Z', note: say('我来协调') },
    },
    { type: 'IssueDeescalated', data: { level: 1, reason: say('已恢复正常') } },
    {
      type: 'ProgressUpdateSent',
      data: {
        trigger: 'due',
        round: 1,
        dueAt: '2026-03-04T01:00:00.000Z',
        missed: 1,
        countsFrom: '2026-03-04T01:00:00.000Z',
        steps: [say('说明方案')],
        planOverdue: false,
        nothingNew: true,
        locale: 'zh-CN',
        channel: 'email',
        text: say('我们正在处理'),
        messageId: FOLLOW_UP,
      },
    },
    { type: 'UpdateIntervalAgreed', data: { hours: 24, words: say('每天告诉我一次') } },
    { type: 'CustomerUnreachable', data: { missed: 0, reason: 'delivery_failed', messageId: FOLLOW_UP } },
    {
      type: 'DelayNotified',
      data: {
        previousDate: '2026-03-04T10:00:00.000Z',
        plannedDate: '2026-03-05T10:00:00.000Z',
        reason: say('缺件'),
        number: 1,
        channel: 'phone',
      },
    },
    {
      type: 'IssueResolved',
      data: {
        outcome: 'resolved',
        process: say('抽真空并加注'),
        result: say('恢复制冷'),
        reason: say('无'),
        toldCustomer: say('已修复'),
        whereToAppeal: say('总部'),
        rootCause: say('安装时未抽真空'),
      },
    },
    { type: 'ResultDelivered', data: { channel: 'phone', summary: say('告知已修复') } },
    {
      type: 'ConfirmationRequested',
      data: { channel: 'phone', outcome: 'reached', attempt: 1, localDay: '2026-03-05' },
    },
    { type: 'ResolutionDisputed', data: { reason: say('又不制冷'), channel: 'phone' } },
    { type: 'ResolutionConfirmed', data: { mode: 'oral', callReference: say('C-1'), words: say('满意') } },
    { type: 'SatisfactionRated', data: { score: 5, basis: say('当天解决'), channel: 'phone', cycle: 2 } },
    { type: 'CaseClosed', data: { basis: 'staff_confirmed' } },
    { type: 'CaseReopened', data: { reason: say('再次故障'), channel: 'phone', number: 1 } },
    { type: 'QuotesAdded', data: { quotes: [say('说好今天来的')], channel: 'phone' } },
    {
      type: 'DetailsCorrected',
      data: {
        from: { customer: { name: say('李女士') } },
        to: { customer: { name: say('李娜'), contact: { email: say('li.na@example.com') } } },
        reason: say('与客户核对'),
      },
    },
    { type: 'ParaphraseRecorded', data: { text: say('希望今天修好') } },
    {
      type: 'ParaphraseConfirmed',
      data: { text: say('今天修好即可'), confirmedBy: say('李娜'), channel: 'phone', callReference: say('C-2') },
    },
    { type: 'UpdateDrafted', data: { text: say('配件明早到'), round: 1 } },
    {
      type: 'CustomerReminded',
      data: {
        number: 1,
        kind: 'reminder',
        step: 'reminder_1',
        round: 1,
        dueAt: '2026-03-06T01:00:00.000Z',
        latenessSeconds: 0,
        channel: 'email',
        messageId: FOLLOW_UP,
      },
    },
    { type: 'CaseWithdrawn', data: { words: say('不用修了'), channel: 'phone', inWriting: false } },
    { type: 'CaseLinked', data: { ...OTHER, kind: 'next_round', note: say('加装过滤网'), mirrored: false } },
    { type: 'CaseRecurred', data: { ...OTHER, receivedAt: '2026-06-01T01:00:00.000Z' } },
    {
      type: 'DuplicateJoined',
      data: {
        ...OTHER,
        receivedAt: '2026-03-02T01:10:00.000Z',
        urgency: 'urgent',
        customer: {
          kind: 'person',
          name: say('王先生'),
          vip: false,
          locale: 'zh-CN',
          contact: { phone: say('13900001111') },
        },
        description: say('家里空调不制冷'),
        verbatim: [say('等了三天')],
      },
    },
    { type: 'DuplicateParted', data: { ...OTHER, reason: say('不是同一台') } },
    { type: 'JoinedOriginal', data: { ...OTHER, reason: say('同一台空调') } },
    { type: 'PartedFromOriginal', data: { ...OTHER, reason: say('不是同一台') } },
  ];
}
