import { fold, specify } from '@engine/decider/specify';
import { caseStream, type ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { assigned, at, cn, COMMAND_ID, kept, meta, MONDAY, opened } from '../case.fixture';
import type { Channel } from '../vocabulary';
import { KeepCommitment, keepCommitment } from './keep-commitment';

const given = specify(caseStream, keepCommitment);
const friday = cn('2026-03-06 18:00');
const made = the.promised({ dueAt: friday });
const internal = the.promised({ dueAt: friday, visibleToCustomer: false });
const keep = (channel?: Channel, commitmentId = 'promise-1') =>
  new KeepCommitment('case', { commitmentId, done: '已寄出', channel }, meta());
const told = (how: object): CaseEvent => ({ type: 'CommitmentKept', data: { ...kept.data, ...how } });
const broken: CaseEvent = {
  type: 'CommitmentBroken',
  data: { commitmentId: 'promise-1', dueAt: friday, latenessSeconds: 0 },
};

describe('keep a commitment', () => {
  it('has the worker tell the customer of theirs', () =>
    given(opened, assigned, made)
      .when(keep())
      .then(told({ channel: 'email', messageId: COMMAND_ID })));
  it('or records that a person has', () =>
    given(opened, assigned, made)
      .when(keep('phone'))
      .then(told({ channel: 'phone' })));
  it('tells nobody of what is internal', () => given(opened, assigned, internal).when(keep()).then(told({})));
  it('needs a channel to a customer whom no mail reaches', () =>
    given(the.noEmail, assigned, made).when(keep()).rejects('NO_CHANNEL'));
  it('needs none to nobody', () => given(the.anonymous, assigned, made).when(keep()).then(told({})));
  it('late is better than never', () => given(opened, assigned, made, broken).when(keep()).thenTypes('CommitmentKept'));
  it('happens once', () => given(opened, assigned, made, kept).when(keep()).rejects('COMMITMENT_SETTLED'));
  it('is of something promised', () =>
    given(opened, made).when(keep(undefined, 'other')).rejects('COMMITMENT_UNKNOWN'));
  it('by a person answers the customer, and the next update counts from there', () => {
    const later = cn('2026-03-03 10:00');
    const facts = [opened, assigned, made, at(later, told({ channel: 'phone' }))];
    const { rounds } = fold(caseStream, facts, MONDAY) as ExistingCase;
    expect(rounds['first_response/case']).toMatchObject({ state: 'met', endedAt: later });
    expect(rounds['customer_update/case']).toMatchObject({ startedAt: later });
  });
});
