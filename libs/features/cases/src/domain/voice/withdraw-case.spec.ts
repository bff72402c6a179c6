import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import {
  anonymous,
  assigned,
  cn,
  joinedBy,
  meta,
  noEmail,
  opened,
  resolved,
  scheduled,
  timetables,
  waitingFor,
} from '../case.fixture';
import { WithdrawCase, withdrawCase } from './withdraw-case';

const given = specify(caseStream, withdrawCase(timetables));
const withdraw = (inWriting = false) =>
  new WithdrawCase('case', { words: '已经好了', channel: 'phone', inWriting }, meta());

describe('a customer takes the matter back', () => {
  it('by mouth: the usual letter asks for a confirmation', () =>
    given(opened, assigned)
      .when(withdraw())
      .thenTypes('CaseWithdrawn', 'IssueResolved', 'ResultDelivered', 'ConfirmationRequested'));
  it('in writing: that is the confirmation', () =>
    given(opened, assigned)
      .when(withdraw(true))
      .thenTypes('CaseWithdrawn', 'IssueResolved', 'ResultDelivered', 'ResolutionConfirmed', 'CaseClosed'));
  it('before anybody has it', () =>
    given(opened)
      .when(withdraw(true))
      .thenTypes('CaseWithdrawn', 'IssueResolved', 'ResultDelivered', 'ResolutionConfirmed', 'CaseClosed'));
  it('while it waits', () =>
    given(opened, assigned, waitingFor('supplier'), scheduled({ followUpId: 'wait-1', dueAt: cn('2026-03-09 10:00') }))
      .when(withdraw(true))
      .thenTypes(
        'CaseWithdrawn',
        'WaitingEnded',
        'FollowUpCompleted',
        'IssueResolved',
        'ResultDelivered',
        'ResolutionConfirmed',
        'CaseClosed',
      ));
  it('whom no letter reaches: a person has to tell the result', () =>
    given(noEmail, assigned).when(withdraw()).thenTypes('CaseWithdrawn', 'IssueResolved'));
  it('whom nobody knows', () => {
    given(anonymous).when(withdraw()).thenTypes('CaseWithdrawn', 'IssueResolved');
    given(anonymous).when(withdraw(true)).rejects('NO_CUSTOMER');
  });
  it('but not for the others who told of the same', () =>
    given(opened, assigned, joinedBy()).when(withdraw()).rejects('OTHERS_LISTEN'));
  it('no more once it is resolved', () => given(opened, assigned, resolved).when(withdraw()).rejects('CASE_NOT_OPEN'));
});
