import type { EscalationCause, Recipient } from '../../domain/case.events';
import type {
  ApprovalSubject,
  CaseType,
  Channel,
  ClockName,
  DepartmentRole,
  Locale,
  Urgency,
  Verdict,
} from '../../domain/vocabulary';

type Words<K extends string> = Readonly<Record<Locale, Readonly<Record<K, string>>>>;

export const caseTypeWords: Words<CaseType> = {
  'zh-CN': {
    inquiry: '咨询',
    complaint: '投诉',
    after_sales: '售后',
    request: '需求',
    suggestion: '建议',
    partnership: '合作意向',
    check_in: '回访',
    other: '其他',
  },
  en: {
    inquiry: 'inquiry',
    complaint: 'complaint',
    after_sales: 'after-sales service',
    request: 'request',
    suggestion: 'suggestion',
    partnership: 'partnership enquiry',
    check_in: 'service check-in',
    other: 'other',
  },
};

export const urgencyWords: Words<Urgency> = {
  'zh-CN': { urgent: '紧急', normal: '一般', low: '建议（非紧急）' },
  en: { urgent: 'urgent', normal: 'normal', low: 'low' },
};

export const clockWords: Words<ClockName> = {
  'zh-CN': {
    acknowledgement: '受理',
    first_response: '首次响应',
    next_response: '再次响应',
    customer_update: '进展同步',
    resolution: '处理完成',
    plan_due: '制定方案',
    result_notice: '结果告知',
    objection: '异议期',
    ruling: '裁定',
    ownership: '部门持有',
    follow_up: '跟进任务',
    customer_answer: '等待客户答复',
    commitment: '承诺',
    approval: '审批',
    appointment_confirmation: '预约确认',
    contact_summary: '沟通纪要',
    value_check: '效果回访',
    callback: '电话回访',
    request_response: '需求响应',
  },
  en: {
    acknowledgement: 'acknowledgement',
    first_response: 'first response',
    next_response: 'answer to the customer',
    customer_update: 'update to the customer',
    resolution: 'planned completion',
    plan_due: 'plan',
    result_notice: 'telling the customer the result',
    objection: 'objection window',
    ruling: 'ruling',
    ownership: 'holding by the department',
    follow_up: 'follow-up',
    customer_answer: 'answer of the customer',
    commitment: 'promise',
    approval: 'your decision',
    appointment_confirmation: 'confirmation of the appointment',
    contact_summary: 'summary of the contact',
    value_check: 'visit to see whether it helps',
    callback: 'call back',
    request_response: 'answer to the demand',
  },
};

/** What the person warned should do now. */
export const todoWords: Words<ClockName> = {
  'zh-CN': {
    acknowledgement: '请受理该服务单，并与客户核对记录是否准确。',
    first_response: '请尽快与客户取得联系并登记联系结果；只有真正联系到客户才算响应。',
    next_response: '客户又来信，尚未得到答复：请阅读并回复客户，登记联系结果；只有真正联系到客户才算响应。',
    customer_update: '请核对下方将自动发出的内容；如需补充，请登记客户可见的进展，或亲自告知客户。',
    resolution: '请按计划完成处理；确实无法按期完成的，请在到期前登记延期、写明原因并告知客户。',
    plan_due: '请制定解决方案，明确措施、时间节点和计划完成时间。',
    result_notice: '请把处理结果告知客户，并请客户确认。',
    objection: '请再次请客户确认结果。',
    ruling: '两个部门都已推辞：请作为主责人裁定由哪个部门负责，并说明理由。',
    ownership: '请尽快处理，或说明理由请其他部门接手。',
    follow_up: '请按时完成跟进并登记结果。',
    customer_answer: '该客户没有可用的邮箱，系统无法提醒：请致电提醒客户答复，并登记联系结果。',
    commitment: '请按时兑现承诺并登记；确实做不到的，请在到期前改期、说明原因。',
    approval: '请作出批准或不批准的决定。',
    appointment_confirmation: '请按客户偏好的方式与客户确认预约，并登记确认；时间有变的，请改期或取消。',
    contact_summary: '请登记沟通结果，并把沟通纪要（共识、待办、材料）发给客户。',
    value_check: '请回访客户，了解方案是否见效，并登记客户原话。',
    callback: '请给投诉客户回电，确认处理结果是否落实，并登记结果。',
    request_response: '请答复客户的需求或建议：采纳、不采纳或暂缓，并说明理由。',
  },
  en: {
    acknowledgement: 'Please acknowledge the case and check with the customer that it was recorded correctly.',
    first_response:
      'Please contact the customer and record the outcome; only a contact that reached them counts as a response.',
    next_response:
      'The customer has written again and waits for an answer: please read it, answer, and record the outcome; only a contact that reached them counts.',
    customer_update:
      'Please check the text below, which goes out by itself; to add to it, note progress that the customer may see, or tell the customer yourself.',
    resolution:
      'Please finish as planned; if that cannot be done, record a delay with its reason before the date, and tell the customer.',
    plan_due: 'Please plan the resolution: measures, milestones and a planned date.',
    result_notice: 'Please tell the customer the result and ask them to confirm it.',
    objection: 'Please ask the customer again to confirm the result.',
    ruling: 'Two departments have declined: as the accountable person, please rule whose case it is, and why.',
    ownership: 'Please move the case on, or ask another department to take over and say why.',
    follow_up: 'Please carry out the follow-up in time and record its result.',
    customer_answer: 'No message reaches this customer: please call and remind them to answer, and record the outcome.',
    commitment:
      'Please keep the promise and record it; if that cannot be done, move it with its reason before the date.',
    approval: 'Please grant or refuse what was asked.',
    appointment_confirmation:
      'Please confirm the appointment with the customer in the way they prefer and record it; if the time does not suit, move it or call it off.',
    contact_summary:
      'Please record what came of the contact and send the customer its summary: what was agreed, what is to be done, what was handed over.',
    value_check: 'Please visit or call the customer, ask whether the solution helps, and record their words.',
    callback: 'Please call back the customer who complained, ask whether all was done, and record the result.',
    request_response: 'Please answer the request or suggestion: accepted, declined or later, with the reason.',
  },
};

export const roleWords: Words<Recipient['role']> = {
  'zh-CN': {
    owner: '责任人',
    department_head: '部门负责人',
    cross_department_owner: '跨部门主责人',
    executive_on_duty: '值班领导',
    intake_department_head: '受理部门负责人',
    named: '指定处理人',
  },
  en: {
    owner: 'owner',
    department_head: 'head of the department',
    cross_department_owner: 'cross-department owner',
    executive_on_duty: 'executive on duty',
    intake_department_head: 'head of the intake department',
    named: 'named recipient',
  },
};

export const causeWords: Words<Exclude<EscalationCause['kind'], 'clock' | 'by_hand'>> = {
  'zh-CN': {
    churn_risk: '客户有流失风险，需要跨部门处理',
    third_delay: '已第三次延期',
    third_reopening: '已第三次重新处理',
    no_progress: '连续两次进展同步没有新的内容可以告知客户',
    planned_date_passed: '计划完成时间已过，尚未登记延期原因',
    customer_unreachable: '系统无法联系到客户，需要人工联系',
  },
  en: {
    churn_risk: 'the customer may leave; this needs more than one department',
    third_delay: 'the third delay',
    third_reopening: 'the third reopening',
    no_progress: 'nothing new to tell the customer, for the second update in a row',
    planned_date_passed: 'the planned date has passed and no delay with its reason is recorded',
    customer_unreachable: 'no message reaches the customer; somebody has to call',
  },
};

export const channelWords: Words<Channel> = {
  'zh-CN': {
    phone: '电话',
    online_chat: '在线客服',
    email: '邮件',
    in_person: '面谈',
    site_visit: '上门拜访',
    online_meeting: '线上会议',
    social_media: '社交媒体',
    questionnaire: '问卷',
    sms: '短信',
    other: '其他',
  },
  en: {
    phone: 'phone',
    online_chat: 'online chat',
    email: 'e-mail',
    in_person: 'in person',
    site_visit: 'site visit',
    online_meeting: 'online meeting',
    social_media: 'social media',
    questionnaire: 'questionnaire',
    sms: 'text message',
    other: 'other',
  },
};

export const departmentRoleWords: Words<DepartmentRole> = {
  'zh-CN': { lead: '牵头', cooperating: '配合' },
  en: { lead: 'lead', cooperating: 'cooperate' },
};

export const approvalWords: Words<ApprovalSubject> = {
  'zh-CN': {
    milder_classification: '投诉降级',
    close_silent_complaint: '客户未回应的投诉办结',
    third_delay: '再次延期',
  },
  en: {
    milder_classification: 'a complaint made milder',
    close_silent_complaint: 'a complaint closed on silence',
    third_delay: 'yet another delay',
  },
};

export const verdictWords: Words<Verdict> = {
  'zh-CN': { passed: '通过', returned: '退回' },
  en: { passed: 'passed', returned: 'returned' },
};
