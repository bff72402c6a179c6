/** The closed lists of the case domain; the Chinese terms are in docs/glossary.md. */
export const caseTypes = [
  'inquiry',
  'complaint',
  'after_sales',
  'request',
  'suggestion',
  'partnership',
  'check_in',
  'other',
] as const;
export type CaseType = (typeof caseTypes)[number];

/** The letter in a case number (D1). */
export const typeLetters: Readonly<Record<CaseType, string>> = {
  inquiry: 'C',
  complaint: 'T',
  after_sales: 'S',
  request: 'X',
  suggestion: 'J',
  partnership: 'H',
  check_in: 'V',
  other: 'Q',
};

/** From the one that presses most to the one that presses least. */
export const urgencies = ['urgent', 'normal', 'low'] as const;
export type Urgency = (typeof urgencies)[number];

export const demandPriorities = ['high', 'medium', 'low'] as const;
export type DemandPriority = (typeof demandPriorities)[number];

export const channels = [
  'phone',
  'online_chat',
  'email',
  'in_person',
  'site_visit',
  'online_meeting',
  'social_media',
  'questionnaire',
  'sms',
  'other',
] as const;
export type Channel = (typeof channels)[number];

export const departmentRoles = ['lead', 'cooperating'] as const;
export type DepartmentRole = (typeof departmentRoles)[number];

export const customerKinds = ['person', 'org', 'anonymous'] as const;
export type CustomerKind = (typeof customerKinds)[number];

export const emotions = ['anxious', 'dissatisfied', 'calm', 'expectant'] as const;
export type Emotion = (typeof emotions)[number];

export const visitTypes = [
  'first_visit',
  'regular_visit',
  'problem_handling',
  'needs_research',
  'festival_care',
  'other',
] as const;
export type VisitType = (typeof visitTypes)[number];

/** Only `reached` counts as contact with the customer. */
export const contactOutcomes = ['reached', 'message_left', 'no_answer', 'wrong_number'] as const;
export type ContactOutcome = (typeof contactOutcomes)[number];

export const waitingReasons = ['customer', 'supplier', 'internal', 'other'] as const;
export type WaitingReason = (typeof waitingReasons)[number];

export const outcomes = ['resolved', 'unresolvable', 'withdrawn', 'not_accepted', 'no_response'] as const;
export type Outcome = (typeof outcomes)[number];
/** How a case can stand in the end: no result of its own where its original has it. */
export type CaseOutcome = Outcome | 'duplicate';

/** `next_round`: what is new goes on in the other case (新需求转入下一轮). */
export const linkKinds = ['related', 'next_round', 'previous_round'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** By link or in writing the customer speaks alone; oral is recorded by staff and needs a call reference. */
export const confirmationModes = ['link', 'written', 'oral'] as const;
export type ConfirmationMode = (typeof confirmationModes)[number];

/** Kept apart for ever. `anonymous`: nobody can be asked. `with_original`: a joined case, when its original closes. */
export const closingBases = ['confirmed', 'staff_confirmed', 'silence', 'anonymous', 'with_original'] as const;
export type ClosingBasis = (typeof closingBases)[number];

export const caseStatuses = [
  'received',
  'in_progress',
  'waiting',
  'resolved',
  'awaiting_confirmation',
  'closed',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** Being asked of somebody: the customer is owed an answer, so clocks run. */
export const openStatuses = ['received', 'in_progress', 'waiting'] as const satisfies readonly CaseStatus[];

export const clockNames = [
  'acknowledgement',
  'first_response',
  'next_response',
  'customer_update',
  'resolution',
  'plan_due',
  'result_notice',
  'objection',
  'follow_up',
  'ruling',
  'ownership',
  'customer_answer',
  'commitment',
  'approval',
  'appointment_confirmation',
  'contact_summary',
  'value_check',
  'callback',
  'request_response',
] as const;
export type ClockName = (typeof clockNames)[number];

/** Where a promise (承诺) was found. The planned date is one as well, kept by the resolution clock. */
export const commitmentSources = ['by_hand', 'plan', 'escalation', 'contact'] as const;
export type CommitmentSource = (typeof commitmentSources)[number];

export const proposalAnswers = ['accepted', 'declined', 'counter'] as const;
export type ProposalAnswer = (typeof proposalAnswers)[number];

/** What only the head of the department may decide; anybody else asks for it. */
export const approvalSubjects = ['milder_classification', 'close_silent_complaint', 'third_delay'] as const;
export type ApprovalSubject = (typeof approvalSubjects)[number];

export const verdicts = ['passed', 'returned'] as const;
export type Verdict = (typeof verdicts)[number];

/** An interview is one to one, about how satisfied the customer is (I6). */
export const appointmentPurposes = ['meeting', 'interview'] as const;
export type AppointmentPurpose = (typeof appointmentPurposes)[number];

/** What matters to the customer: it decides what is worth talking about (E12). */
export const concerns = ['cost', 'experience', 'quality', 'speed', 'safety', 'service'] as const;
export type Concern = (typeof concerns)[number];

export const returnVisitKinds = ['value_check', 'callback'] as const;
export type ReturnVisitKind = (typeof returnVisitKinds)[number];

/** Whether what was done helps. */
export const effects = ['yes', 'partly', 'no'] as const;
export type Effect = (typeof effects)[number];

export const demandDecisions = ['accepted', 'declined', 'later'] as const;
export type DemandDecision = (typeof demandDecisions)[number];

/** What usually follows (J8). */
export const followUpPlans = ['within_3_days', 'callback_3_days', 'tell_training', 'monthly_review'] as const;
export type FollowUpPlan = (typeof followUpPlans)[number];

export type Locale = 'zh-CN' | 'en';
