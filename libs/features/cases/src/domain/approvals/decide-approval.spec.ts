import { fold, specify } from '@engine/decider/specify';
import { caseStream, type ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import {
  asked,
  assigned,
  at,
  chen,
  cn,
  complaint,
  delivered,
  directory,
  leaveAsked,
  meta,
  MONDAY,
  opened,
  resolved,
  timetables,
} from '../case.fixture';
import { DecideApproval, decideApproval } from './decide-approval';

const given = specify(caseStream, decideApproval(timetables, directory));
const friday = cn('2026-03-06 18:00');
const monday = cn('2026-03-09 18:00');
const decide = (granted: boolean, { by = 'chen', reason, now }: { by?: string; reason?: string; now?: string } = {}) =>
  new DecideApproval('case', { approvalId: 'approval-1', granted, reason }, meta({ by, now }));
const asking = [complaint, assigned, leaveAsked()];
const refused: CaseEvent = {
  type: 'ApprovalRefused',
  data: { approvalId: 'approval-1', about: 'milder_classification', by: chen, reason: '客户仍不满' },
};

describe('the head', () => {
  it('grants a milder classification, which so happens', () =>
    given(...asking)
      .when(decide(true))
      .thenTypes('ApprovalGranted', 'CaseReclassified', 'CaseTriaged'));
  it('refuses it with a reason, and nothing else happens', () =>
    given(...asking)
      .when(decide(false, { reason: '客户仍不满' }))
      .then(refused));
  it('has to say why not', () =>
    given(...asking)
      .when(decide(false))
      .rejects('REASON_REQUIRED'));
  it('decides once', () =>
    given(...asking, refused)
      .when(decide(true))
      .rejects('APPROVAL_DECIDED'));
  it('decides what was asked', () => given(complaint, assigned).when(decide(true)).rejects('APPROVAL_UNKNOWN'));
  it.each(['he', 'liu', 'zhao'])('and nobody else decides: %s', (by) =>
    given(...asking)
      .when(decide(true, { by }))
      .rejects('HEAD_REQUIRED'),
  );
});

describe('the third delay', () => {
  const wanted = { kind: 'delay', previousDate: friday, plannedDate: monday, reason: '缺件' } as const;
  const twice = [opened, assigned, the.planned(friday), the.delayed(1, friday), the.delayed(2, friday)];
  const facts = [...twice, leaveAsked({ about: 'third_delay', wanted })];

  it('when granted, moves the date and is told to the customer', () =>
    given(...facts)
      .when(decide(true))
      .thenTypes('ApprovalGranted', 'DelayNotified', 'IssueEscalated'));
  it('is outdated when the new date has passed meanwhile', () =>
    given(...facts)
      .when(decide(true, { now: cn('2026-03-10 09:00') }))
      .rejects('APPROVAL_OUTDATED'));
  it('is outdated when the head has delayed it themselves', () =>
    given(...facts, the.delayed(3, monday))
      .when(decide(true))
      .rejects('APPROVAL_OUTDATED'));
});

describe('closing a silent complaint', () => {
  const attempts = [
    asked({ channel: 'email', messageId: 'letter' }),
    asked({ attempt: 2, outcome: 'no_answer', localDay: '2026-03-03' }),
  ];
  const closing = leaveAsked({ about: 'close_silent_complaint', wanted: { kind: 'closing' }, requestedBy: undefined });
  const silent = [complaint, assigned, resolved, delivered, ...attempts, at(friday, closing)];

  it('when granted, closes it', () =>
    given(...silent)
      .when(decide(true, { now: monday }))
      .thenTypes('ApprovalGranted', 'CaseClosed'));
  it('when refused, has the owner ask again', () =>
    given(...silent)
      .when(decide(false, { now: monday, reason: '再联系一次' }))
      .thenTypes('ApprovalRefused', 'FollowUpScheduled'));
  it('is outdated when the customer has spoken', () =>
    given(...silent, the.replied)
      .when(decide(true, { now: monday }))
      .rejects('APPROVAL_OUTDATED'));
});

it('gives up on an answer as it was asked to', () => {
  const wanted = { kind: 'no_response', result: '无回应' } as const;
  const reminded = [the.waitingFor('customer'), the.contacted(), the.contacted(), the.contacted()];
  given(complaint, assigned, ...reminded, leaveAsked({ about: 'close_silent_complaint', wanted }))
    .when(decide(true))
    .thenTypes('ApprovalGranted', 'WaitingEnded', 'FollowUpCompleted', 'IssueResolved');
});

describe('a request lapses', () => {
  const stateAfter = (...facts: CaseEvent[]) => {
    const { approvals, rounds } = fold(caseStream, [...asking, ...facts], MONDAY) as ExistingCase;
    return [approvals['approval-1'].state, rounds['approval/approval-1'].state];
  };
  const reclassified: CaseEvent = {
    type: 'CaseReclassified',
    data: {
      from: { type: 'complaint', urgency: 'normal' },
      to: { type: 'inquiry', urgency: 'normal' },
      reason: '询问',
    },
  };
  it('not by itself', () => expect(stateAfter()).toEqual(['open', 'running']));
  it('when the thing is done', () => expect(stateAfter(reclassified)).toEqual(['lapsed', 'stopped']));
  it('when the work ends', () => expect(stateAfter(resolved)).toEqual(['lapsed', 'stopped']));
  it('but not what was decided', () => expect(stateAfter(refused, resolved)).toEqual(['refused', 'met']));
  it('when the next cycle begins', () =>
    expect(stateAfter({ type: 'CaseReopened', data: { reason: '又坏', channel: 'phone', number: 1 } })).toEqual([
      'lapsed',
      'stopped',
    ]));
});
