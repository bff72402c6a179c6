import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { assigned, chen, cn, COMMAND_ID, directory, he, liu, meta, MONDAY, opened } from '../case.fixture';
import { RecordContact } from '../customer/record-contact';
import { AcceptEscalation, DeescalateCase } from '../escalations/escalate-case';
import { ResolveIssue } from '../settling/resolve-issue';
import type { Outcome } from '../vocabulary';
import {
  acceptanceWithPromise,
  contactWithPromises,
  deescalationWithPromises,
  resolutionWithPromises,
} from './found-promises';

const noon = cn('2026-03-02 12:00');

describe('what was promised in a conversation', () => {
  const given = specify(caseStream, contactWithPromises(directory));
  const call = (promise: { dueAt?: string; ownerId?: string }, by?: string) => {
    const promises = [{ what: '12点前上门', dueAt: noon, ...promise }];
    const data = { channel: 'phone', outcome: 'reached', summary: '已说明原因', visibleToCustomer: false } as const;
    return new RecordContact('case', { ...data, promises }, meta({ by }));
  };
  const promised = (owner: typeof liu) =>
    the.promised({ commitmentId: COMMAND_ID, source: 'contact', what: '12点前上门', dueAt: noon, owner });

  it('is kept by who spoke', () => given(opened, assigned).when(call({})).then(the.contacted(), promised(he)));
  it('or by who is named', () =>
    given(opened, assigned)
      .when(call({ ownerId: 'chen' }))
      .then(the.contacted(), promised(chen)));
  it('or by the owner, when another system has recorded it', () =>
    given(opened, assigned).when(call({}, 'crm')).then(the.contacted(), promised(liu)));
  it('by somebody at least', () => given(opened).when(call({}, 'crm')).rejects('PROMISER_REQUIRED'));
  it('lies ahead', () =>
    given(opened)
      .when(call({ dueAt: MONDAY }))
      .rejects('DATE_IN_PAST'));
});

const ofEscalation = the.promised({ source: 'escalation', dueAt: noon, owner: chen, visibleToCustomer: false });
const escalated = [opened, assigned, the.escalated(1, 1)];

describe('who accepts an escalation', () => {
  const given = specify(caseStream, acceptanceWithPromise(directory));
  const accept = (note?: string) =>
    new AcceptEscalation('case', { number: 1, personId: 'chen', promisedAt: noon, note }, meta());
  const promised = (what: string) =>
    the.promised({ ...ofEscalation.data, commitmentId: COMMAND_ID, what, owner: chen });

  it('has promised', () =>
    given(...escalated)
      .when(accept('我来协调'))
      .then(
        { type: 'EscalationAccepted', data: { number: 1, acceptedBy: chen, promisedAt: noon, note: '我来协调' } },
        promised('我来协调'),
      ));
  it('with or without words', () =>
    given(...escalated)
      .when(accept())
      .thenTypes('EscalationAccepted', 'CommitmentMade'));
  it('promises once', () =>
    given(...escalated, the.accepted(1, noon))
      .when(accept())
      .then());
});

describe('whoever takes the escalation back', () => {
  const given = specify(caseStream, deescalationWithPromises);
  const back = new DeescalateCase('case', { reason: '已恢复' }, meta());
  const keptNow: CaseEvent = { type: 'CommitmentKept', data: { commitmentId: 'promise-1', done: '已恢复' } };
  it('finds its promise kept', () =>
    given(...escalated, ofEscalation)
      .when(back)
      .then({ type: 'IssueDeescalated', data: { level: 1, reason: '已恢复' } }, keptNow));
  it('does nothing where there is none', () => given(opened, assigned, ofEscalation).when(back).then());
});

describe('the result', () => {
  const given = specify(caseStream, resolutionWithPromises(directory));
  const resolve = (outcome: Outcome) => {
    const told = { reason: '停产', toldCustomer: '抱歉', whereToAppeal: '总部' };
    return new ResolveIssue('case', { outcome, result: '制冷正常', ...told }, meta());
  };
  const milestone = the.promised({ source: 'plan', dueAt: noon });
  const byHand = the.promised({ commitmentId: 'promise-2', dueAt: noon });

  it('keeps what was promised on the way to it', () =>
    given(opened, assigned, milestone).when(resolve('resolved')).thenTypes('IssueResolved', 'CommitmentKept'));
  it('and of the escalation', () =>
    given(...escalated, ofEscalation)
      .when(resolve('resolved'))
      .thenTypes('IssueResolved', 'CommitmentKept'));
  it('leaves the rest to be kept', () =>
    given(opened, assigned, byHand).when(resolve('resolved')).thenTypes('IssueResolved'));
  it('leaves what was kept', () =>
    given(opened, assigned, milestone, the.kept).when(resolve('resolved')).thenTypes('IssueResolved'));
  it.each<Outcome>(['unresolvable', 'withdrawn', 'not_accepted'])('that is no solution keeps nothing: %s', (outcome) =>
    given(opened, assigned, milestone).when(resolve(outcome)).thenTypes('IssueResolved', 'CommitmentWithdrawn'),
  );
});
