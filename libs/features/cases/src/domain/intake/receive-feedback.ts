import type { CommandMeta, Decide } from '@engine/decider';
import { Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Timetable } from '@features/policies/contract';
import type { Case } from '../case';
import type { CaseEvent, Feedback, OtherCase, StaffRef } from '../case.events';
import { mustBeFilled } from '../guards';
import { localDay } from '../local-day';
import { routed } from './route-feedback';
import type { ConfirmationMode } from '../vocabulary';

/** A question answered while the customer was still there: recorded, answered and closed in one call. */
export interface AnsweredAtOnce {
  readonly result: string;
  readonly process?: string;
  readonly confirmation?: { readonly mode: Exclude<ConfirmationMode, 'link'>; readonly callReference?: string };
  readonly rating?: { readonly score: 1 | 2 | 3 | 4 | 5; readonly basis: string };
}

export type ReceivedFeedback = Omit<Feedback, 'number' | 'receiptCode' | 'lateEntry' | 'policy' | 'recurrenceOf'> & {
  /** Id of the case whose trouble is back. */
  readonly recurs?: string;
  readonly answered?: AnsweredAtOnce;
};

export class ReceiveFeedback {
  constructor(
    readonly id: string,
    readonly data: ReceivedFeedback,
    readonly meta: CommandMeta,
  ) {}
}

/** What intake needs from outside: the reserved number, the service levels in force, who is who, and who answers. */
export interface Intake {
  readonly number: string;
  readonly receiptCode: string;
  readonly timetable: Timetable;
  readonly directory: DirectorySnapshot;
  /** The person behind the call, when an answer is recorded with the feedback. */
  readonly answeredBy?: StaffRef;
  /** The case that this one says it is a recurrence of, if there is one. */
  readonly recurrenceOf?: OtherCase;
}

const HOUR = 3_600_000;

export function receiveFeedback({
  number,
  receiptCode,
  timetable,
  directory,
  answeredBy,
  recurrenceOf,
}: Intake): Decide<ReceiveFeedback, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    if (state.status !== 'absent') throw new Rejection('CASE_EXISTS', 'This case exists already.');
    const { answered, recurs, ...feedback } = data;
    const anonymous = feedback.customer.kind === 'anonymous';
    if (!anonymous && !feedback.customer.name?.trim())
      throw new Rejection('CUSTOMER_NAME_REQUIRED', 'Name the customer, or set customer.kind to anonymous.');
    if (recurs && !recurrenceOf)
      throw new Rejection('RECURRENCE_UNKNOWN', 'There is no case with the id in recurrenceOf.');
    const entryStarts = feedback.endedAt ? Date.parse(feedback.endedAt) : meta.occurredAt.getTime();
    const received: CaseEvent = {
      type: 'FeedbackReceived',
      data: {
        ...explicit(feedback),
        number,
        receiptCode: anonymous ? receiptCode : undefined,
        recurrenceOf,
        lateEntry: meta.now.getTime() - entryStarts > timetable.policy.lateEntryHours * HOUR,
        answeredAtOnce: answered ? true : undefined,
        policy: timetable.pin,
      },
    };
    return answered
      ? [received, ...answerFacts(answered, feedback, answeredBy, localDay(timetable.calendar.zone, meta.occurredAt))]
      : [received, ...routed(timetable.policy.routing, feedback, directory, meta.now)];
  };
}

/** Every field spelled out: a field that intake learns later must be added here on purpose. */
function explicit(feedback: Omit<ReceivedFeedback, 'answered' | 'recurs'>) {
  const { type, urgency, visitType, channel, meetingTool, customer, description, ask, expectedSolution, verbatim } =
    feedback;
  const { emotions, background, participants, product, model, orderNo, projectNo, workOrderNo, demandPriority } =
    feedback;
  const { feedbackItems, needs, evaluation, intent } = feedback;
  const { problemCategory, remarks, problemSince, endedAt, reportedBy } = feedback;
  const { kind, name, reference, code, vip, region, tier, locale, preferredChannel, contact } = customer;
  return {
    type,
    urgency,
    visitType,
    channel,
    meetingTool,
    customer: {
      kind,
      name,
      reference,
      code,
      vip,
      region,
      tier,
      locale,
      preferredChannel,
      contact: contact && {
        name: contact.name,
        salutation: contact.salutation,
        title: contact.title,
        phone: contact.phone,
        email: contact.email,
      },
    },
    description,
    ask,
    expectedSolution,
    verbatim,
    emotions,
    background,
    participants: participants.map((participant) => ({ name: participant.name, title: participant.title })),
    feedbackItems,
    needs,
    evaluation: evaluation && { satisfiedWith: evaluation.satisfiedWith, shortcomings: evaluation.shortcomings },
    intent,
    product,
    model,
    orderNo,
    projectNo,
    workOrderNo,
    demandPriority,
    problemCategory,
    remarks,
    problemSince,
    endedAt,
    reportedBy,
  };
}

function answerFacts(
  answered: AnsweredAtOnce,
  { type, channel }: Pick<Feedback, 'type' | 'channel'>,
  owner: StaffRef | undefined,
  day: string,
): CaseEvent[] {
  if (!owner) throw new Rejection('OWNER_REQUIRED', 'An answer needs a person: use an API key that belongs to one.');
  const { process, confirmation, rating } = answered;
  const result = mustBeFilled(answered.result, 'RESULT_REQUIRED', 'A resolution needs its result.');
  const facts: CaseEvent[] = [
    { type: 'CaseAssigned', data: { owner } },
    { type: 'CustomerContacted', data: { channel, outcome: 'reached', summary: result, visibleToCustomer: true } },
    { type: 'IssueResolved', data: { outcome: 'resolved', process, result } },
    { type: 'ResultDelivered', data: { channel, summary: result } },
  ];
  if (confirmation) {
    const { mode, callReference } = confirmation;
    if (mode === 'oral' && !callReference?.trim())
      throw new Rejection('CALL_REFERENCE_REQUIRED', 'An oral confirmation needs the reference of the call.');
    if (mode === 'oral' && type === 'complaint')
      throw new Rejection(
        'SECOND_PERSON_REQUIRED',
        'Somebody else than who resolved the complaint must record its oral confirmation.',
      );
    facts.push({
      type: 'ConfirmationRequested',
      data: { channel, outcome: 'reached', attempt: 1, localDay: day },
    });
    facts.push({ type: 'ResolutionConfirmed', data: { mode, callReference } });
  }
  if (rating)
    facts.push({ type: 'SatisfactionRated', data: { score: rating.score, basis: rating.basis, channel, cycle: 1 } });
  if (confirmation)
    facts.push({ type: 'CaseClosed', data: { basis: confirmation.mode === 'oral' ? 'staff_confirmed' : 'confirmed' } });
  return facts;
}
