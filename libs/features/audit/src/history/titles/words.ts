import type { Locale } from '@engine/platform';
import type {
  ApprovalSubject,
  AppointmentPurpose,
  CaseEvent,
  CaseType,
  Channel,
  ClockName,
  ClosingBasis,
  CommitmentSource,
  ConfirmationMode,
  ContactOutcome,
  DepartmentRole,
  DemandDecision,
  Effect,
  EscalationCause,
  InsteadOf,
  LinkKind,
  Outcome,
  ProposalAnswer,
  Recipient,
  ReturnVisitKind,
  Urgency,
  Verdict,
  WaitingReason,
} from '@features/cases/contract';

type DataOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>['data'];

/** A word for each value of each closed list: a missing one does not compile. */
interface Words {
  readonly type: Readonly<Record<CaseType, string>>;
  readonly urgency: Readonly<Record<Urgency, string>>;
  readonly channel: Readonly<Record<Channel, string>>;
  readonly departmentRole: Readonly<Record<DepartmentRole, string>>;
  readonly reached: Readonly<Record<ContactOutcome, string>>;
  readonly waiting: Readonly<Record<WaitingReason, string>>;
  readonly resumed: Readonly<Record<DataOf<'WaitingEnded'>['because'], string>>;
  readonly unreachable: Readonly<Record<DataOf<'CustomerUnreachable'>['reason'], string>>;
  readonly clock: Readonly<Record<ClockName, string>>;
  readonly role: Readonly<Record<Recipient['role'], string>>;
  readonly insteadOf: Readonly<Record<InsteadOf['because'], string>>;
  readonly routing: Readonly<Record<NonNullable<DataOf<'CaseRouted'>['unknown']>[number], string>>;
  readonly cause: Readonly<Record<EscalationCause['kind'], string>>;
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly mode: Readonly<Record<ConfirmationMode, string>>;
  readonly basis: Readonly<Record<ClosingBasis, string>>;
  readonly link: Readonly<Record<LinkKind, string>>;
  readonly reminder: Readonly<Record<DataOf<'CustomerReminded'>['kind'], string>>;
  readonly source: Readonly<Record<CommitmentSource, string>>;
  readonly withdrawn: Readonly<Record<DataOf<'CommitmentWithdrawn'>['because'], string>>;
  readonly answer: Readonly<Record<ProposalAnswer, string>>;
  readonly about: Readonly<Record<ApprovalSubject, string>>;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly purpose: Readonly<Record<AppointmentPurpose, string>>;
  readonly visit: Readonly<Record<ReturnVisitKind, string>>;
  readonly effect: Readonly<Record<Effect, string>>;
  readonly decision: Readonly<Record<DemandDecision, string>>;
  /** What stands before the stroke of a media type. */
  readonly media: Readonly<Record<'image' | 'audio' | 'video' | 'application' | 'text', string>>;
  readonly rebase: Readonly<Record<DataOf<'CaseRebased'>['cause'], string>>;
}

export type WordList = keyof Words;

export const words: Readonly<Record<Locale, Words>> = {
  'zh-CN': {
    type: {
      inquiry: '咨询',
      complaint: '投诉',
      after_sales: '售后',
      request: '需求',
      suggestion: '建议',
      partnership: '合作意向',
      check_in: '回访',
      other: '其他',
    },
    urgency: { urgent: '紧急', normal: '一般', low: '建议' },
    channel: {
      phone: '电话',
      online_chat: '在线客服',
      email: '邮件',
      in_person: '面谈',
      site_visit: '上门拜访',
      online_meeting: '线上会议',
      social_media: '社交媒体',
      questionnaire: '问卷',
      sms: '短信',
      other: '其他渠道',
    },
    departmentRole: { lead: '牵头', cooperating: '配合' },
    reached: { reached: '已联系到', message_left: '已留言', no_answer: '无人接听', wrong_number: '号码有误' },
    waiting: { customer: '等待客户', supplier: '等待供应商', internal: '等待内部', other: '其他' },
    resumed: { resumed: '恢复处理', customer_replied: '客户已回复', resolved: '已处理完成' },
    unreachable: { no_channel: '没有可用渠道', delivery_failed: '未能送达', no_answer: '没有回应' },
    clock: {
      acknowledgement: '受理',
      first_response: '首次响应',
      next_response: '再次响应',
      customer_update: '进展同步',
      resolution: '处理完成',
      plan_due: '制定方案',
      result_notice: '结果告知',
      objection: '异议期',
      follow_up: '跟进',
      ruling: '裁定',
      ownership: '部门持有',
      customer_answer: '等待客户答复',
      commitment: '承诺',
      approval: '审批',
      appointment_confirmation: '预约确认',
      contact_summary: '沟通纪要',
      value_check: '效果回访',
      callback: '电话回访',
      request_response: '需求响应',
    },
    role: {
      owner: '责任人',
      department_head: '部门负责人',
      cross_department_owner: '跨部门主责人',
      executive_on_duty: '值班领导',
      named: '指定人员',
      intake_department_head: '受理部门负责人',
    },
    insteadOf: { absent: '缺勤', off_duty: '非工作时间' },
    routing: { lead_department: '牵头部门', owner: '责任人' },
    cause: {
      clock: '时限',
      by_hand: '人工升级',
      churn_risk: '流失风险',
      third_delay: '多次延期',
      third_reopening: '多次重新打开',
      no_progress: '连续无新进展',
      planned_date_passed: '超过计划完成时间',
      customer_unreachable: '无法联系客户',
    },
    outcome: {
      resolved: '已解决',
      unresolvable: '无法解决',
      withdrawn: '客户撤回',
      not_accepted: '不予受理',
      no_response: '客户未回应',
    },
    mode: { link: '链接', written: '书面', oral: '口头' },
    basis: {
      confirmed: '客户确认',
      staff_confirmed: '员工记录的客户确认',
      silence: '异议期满未回应',
      anonymous: '匿名',
      with_original: '随原服务单关闭',
    },
    link: { related: '相关', next_round: '转入下一轮', previous_round: '上一轮' },
    reminder: { reminder: '提醒', last_notice: '最后通知' },
    source: { by_hand: '登记', plan: '方案节点', escalation: '受理升级', contact: '沟通中' },
    withdrawn: { planned_anew: '方案已调整', ended_without_solution: '未能解决即办结' },
    answer: { accepted: '接受', declined: '不接受', counter: '另有要求' },
    about: {
      milder_classification: '投诉降级',
      close_silent_complaint: '客户未回应的投诉办结',
      third_delay: '再次延期',
    },
    verdict: { passed: '通过', returned: '退回' },
    purpose: { meeting: '沟通', interview: '一对一访谈' },
    visit: { value_check: '效果回访', callback: '电话回访' },
    effect: { yes: '有效', partly: '部分有效', no: '无效' },
    decision: { accepted: '采纳', declined: '不采纳', later: '暂缓' },
    media: { image: '图片', audio: '录音', video: '录像', application: '文档', text: '文本' },
    rebase: { by_hand: '人工调整', calendar_year: '日历补充了新的年份' },
  },
  en: {
    type: {
      inquiry: 'Inquiry',
      complaint: 'Complaint',
      after_sales: 'After-sales request',
      request: 'Request',
      suggestion: 'Suggestion',
      partnership: 'Partnership offer',
      check_in: 'Check-in',
      other: 'Other feedback',
    },
    urgency: { urgent: 'urgent', normal: 'normal', low: 'low' },
    channel: {
      phone: 'phone',
      online_chat: 'online chat',
      email: 'e-mail',
      in_person: 'in person',
      site_visit: 'site visit',
      online_meeting: 'online meeting',
      social_media: 'social media',
      questionnaire: 'questionnaire',
      sms: 'text message',
      other: 'another channel',
    },
    departmentRole: { lead: 'lead', cooperating: 'cooperate' },
    reached: { reached: 'reached', message_left: 'message left', no_answer: 'no answer', wrong_number: 'wrong number' },
    waiting: { customer: 'the customer', supplier: 'the supplier', internal: 'colleagues', other: 'something else' },
    resumed: { resumed: 'resumed', customer_replied: 'the customer replied', resolved: 'resolved' },
    unreachable: { no_channel: 'no channel', delivery_failed: 'delivery failed', no_answer: 'no answer' },
    clock: {
      acknowledgement: 'Acknowledgement',
      first_response: 'First response',
      next_response: 'Next response',
      customer_update: 'Customer update',
      resolution: 'Resolution',
      plan_due: 'Plan',
      result_notice: 'Result notice',
      objection: 'Objection window',
      follow_up: 'Follow-up',
      ruling: 'Ruling',
      ownership: 'Ownership',
      customer_answer: 'Answer of the customer',
      commitment: 'Promise',
      approval: 'Approval',
      appointment_confirmation: 'Confirmation of the appointment',
      contact_summary: 'Contact summary',
      value_check: 'Value check',
      callback: 'Call back',
      request_response: 'Answer to the demand',
    },
    role: {
      owner: 'owner',
      department_head: 'department head',
      cross_department_owner: 'cross-department owner',
      executive_on_duty: 'executive on duty',
      named: 'named person',
      intake_department_head: 'head of the intake department',
    },
    insteadOf: { absent: 'who is away', off_duty: 'outside working hours' },
    routing: { lead_department: 'lead department', owner: 'owner' },
    cause: {
      clock: 'time passed',
      by_hand: 'by hand',
      churn_risk: 'churn risk',
      third_delay: 'delayed again',
      third_reopening: 'reopened again',
      no_progress: 'nothing new again',
      planned_date_passed: 'planned date passed',
      customer_unreachable: 'customer unreachable',
    },
    outcome: {
      resolved: 'resolved',
      unresolvable: 'cannot be resolved',
      withdrawn: 'withdrawn',
      not_accepted: 'not accepted',
      no_response: 'no response',
    },
    mode: { link: 'by link', written: 'in writing', oral: 'orally' },
    basis: {
      confirmed: 'confirmed by the customer',
      staff_confirmed: 'confirmation recorded by staff',
      silence: 'no objection within the window',
      anonymous: 'anonymous',
      with_original: 'with its original',
    },
    link: { related: 'related', next_round: 'goes on there', previous_round: 'came from there' },
    reminder: { reminder: 'reminder', last_notice: 'last notice' },
    source: { by_hand: 'by hand', plan: 'milestone', escalation: 'escalation accepted', contact: 'in conversation' },
    withdrawn: { planned_anew: 'the plan was changed', ended_without_solution: 'the case ended without a solution' },
    answer: { accepted: 'accepted', declined: 'declined', counter: 'wants something else' },
    about: {
      milder_classification: 'a complaint made milder',
      close_silent_complaint: 'a complaint closed on silence',
      third_delay: 'yet another delay',
    },
    verdict: { passed: 'passed', returned: 'returned' },
    purpose: { meeting: 'meeting', interview: 'one-to-one interview' },
    visit: { value_check: 'value check', callback: 'call back' },
    effect: { yes: 'it helps', partly: 'it helps in part', no: 'it does not help' },
    decision: { accepted: 'accepted', declined: 'declined', later: 'later' },
    media: { image: 'picture', audio: 'recording', video: 'film', application: 'document', text: 'text' },
    rebase: { by_hand: 'by hand', calendar_year: 'the calendar learned of another year' },
  },
};
