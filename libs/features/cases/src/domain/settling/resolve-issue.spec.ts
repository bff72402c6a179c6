import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { assigned, complaint, directory, meta, opened, visitIds } from '../case.fixture';
import { ResolveIssue, resolveIssue } from './resolve-issue';

const given = specify(caseStream, resolveIssue(directory));
const resolve = (change: Partial<ResolveIssue['data']> = {}, by = 'he') =>
  new ResolveIssue('case', { outcome: 'resolved', result: '制冷正常', visitIds, ...change }, meta({ by }));

describe('resolve issue', () => {
  it('says what came of it', () => given(opened, assigned).when(resolve()).then(the.resolved, the.visitPlanned()));
  it('delivers it when the customer has heard it already', () =>
    given(opened, assigned)
      .when(resolve({ deliveredBy: 'phone' }))
      .then(the.resolved, the.visitPlanned(), the.delivered));
  it.each([
    { outcome: 'unresolvable', reason: '停产', toldCustomer: '无法维修', whereToAppeal: '400-000' },
    { outcome: 'not_accepted', reason: '超出范围', toldCustomer: '不在保修范围' },
    { outcome: 'withdrawn' },
  ] as const)('has other outcomes: %j', (change) =>
    given(opened, assigned)
      .when(resolve(change))
      .then({ type: 'IssueResolved', data: { result: '制冷正常', ...change } }),
  );

  it.each<[string, Partial<ResolveIssue['data']>]>([
    ['RESULT_REQUIRED', { result: ' ' }],
    ['REASON_REQUIRED', { outcome: 'unresolvable', toldCustomer: '无法维修', whereToAppeal: '400-000' }],
    ['TOLD_CUSTOMER_REQUIRED', { outcome: 'unresolvable', reason: '停产', whereToAppeal: '400-000' }],
    ['APPEAL_REQUIRED', { outcome: 'unresolvable', reason: '停产', toldCustomer: '无法维修' }],
    ['REASON_REQUIRED', { outcome: 'not_accepted', toldCustomer: '不在保修范围' }],
    ['TOLD_CUSTOMER_REQUIRED', { outcome: 'not_accepted', reason: '超出范围' }],
  ])('is refused with %s: %j', (code, change) => given(opened, assigned).when(resolve(change)).rejects(code));
});

describe('what is resolved is looked at again (H8, F9)', () => {
  const callback = (owner = the.liu) => the.visitPlanned({ visitId: visitIds.callback, kind: 'callback', owner });

  it('and whoever complained is called back by the owner', () =>
    given(complaint, assigned).when(resolve()).then(the.resolved, callback(), the.visitPlanned()));
  it('or by somebody named', () =>
    given(complaint, assigned)
      .when(resolve({ callbackById: 'chen' }))
      .then(the.resolved, callback(the.chen), the.visitPlanned()));
  it('whom somebody knows', () =>
    given(complaint, assigned)
      .when(resolve({ callbackById: 'nobody' }))
      .rejects('PERSON_UNKNOWN'));
  it('unless that is planned already', () =>
    given(opened, assigned, the.visitPlanned()).when(resolve()).then(the.resolved));
  it.each([
    ['an answered question', the.received({ type: 'inquiry' })],
    ['a visit', the.received({ type: 'check_in' })],
    ['a case of nobody', the.anonymous],
  ])('but not %s', (_, received) => given(received, assigned).when(resolve()).then(the.resolved));
});

describe('no response', () => {
  const giveUp = (by?: string) => resolve({ outcome: 'no_response' }, by);
  const reminder = the.contacted({ outcome: 'no_answer' });
  const silent = (received: CaseEvent, reminders: number): CaseEvent[] => [
    received,
    assigned,
    the.waitingFor('customer'),
    ...Array<CaseEvent>(reminders).fill(reminder),
  ];

  it('ends a wait for the customer after two reminders and a last notice', () =>
    given(...silent(opened, 3))
      .when(giveUp())
      .thenTypes('WaitingEnded', 'FollowUpCompleted', 'IssueResolved'));
  it('not before', () =>
    given(...silent(opened, 2))
      .when(giveUp())
      .rejects('REMINDERS_REQUIRED'));
  it('nor without a wait', () =>
    given(opened, assigned, reminder, reminder, reminder).when(giveUp()).rejects('REMINDERS_REQUIRED'));
  it('nor one for a supplier', () =>
    given(opened, assigned, the.waitingFor('supplier'), reminder, reminder, reminder)
      .when(giveUp())
      .rejects('REMINDERS_REQUIRED'));
  it('needs the head of the department for a complaint', () => {
    given(...silent(complaint, 3))
      .when(giveUp())
      .rejects('HEAD_REQUIRED');
    given(...silent(complaint, 3))
      .when(giveUp('chen'))
      .thenTypes('WaitingEnded', 'FollowUpCompleted', 'IssueResolved');
  });
});
