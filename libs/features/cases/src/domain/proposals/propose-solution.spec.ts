import { fold, specify } from '@engine/decider/specify';
import { caseStream, type ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { assigned, at, cn, COMMAND_ID, meta, MONDAY, opened, proposed } from '../case.fixture';
import type { ProposalAnswer } from '../vocabulary';
import { AnswerProposal, answerProposal, ProposeSolution, proposeSolution } from './propose-solution';

describe('propose a solution', () => {
  const given = specify(caseStream, proposeSolution);
  const offer = { text: '更换压缩机', value: '省 800 元', options: ['折价换新'], channel: 'phone' } as const;
  const propose = new ProposeSolution('case', offer, meta());

  it('with what it is worth, and what one may choose from', () =>
    given(opened, assigned)
      .when(propose)
      .then({ type: 'SolutionProposed', data: { proposalId: COMMAND_ID, ...offer } }));
  it('while there is something to solve', () =>
    given(...the.lives.resolved)
      .when(propose)
      .rejects('CASE_NOT_OPEN'));
  it('is a contact that reached the customer', () => {
    const { rounds } = fold(caseStream, [opened, assigned, proposed], MONDAY) as ExistingCase;
    expect(rounds['first_response/case']).toMatchObject({ state: 'met' });
  });
});

const answered = (answer: ProposalAnswer): CaseEvent => ({
  type: 'ProposalAnswered',
  data: { proposalId: 'proposal-1', answer, words: '好', channel: 'phone' },
});

describe('the answer to a proposal', () => {
  const given = specify(caseStream, answerProposal);
  const answer = (how: ProposalAnswer, proposalId = 'proposal-1') =>
    new AnswerProposal('case', { proposalId, answer: how, words: '好', channel: 'phone' }, meta());

  it.each<ProposalAnswer>(['accepted', 'declined', 'counter'])('may be: %s', (how) =>
    given(opened, assigned, proposed).when(answer(how)).then(answered(how)),
  );
  it('is final', () =>
    given(opened, proposed, answered('declined')).when(answer('accepted')).rejects('PROPOSAL_ANSWERED'));
  it('unless it asked for something else', () =>
    given(opened, proposed, answered('counter')).when(answer('accepted')).then(answered('accepted')));
  it('is to something proposed', () =>
    given(opened, proposed).when(answer('accepted', 'other')).rejects('PROPOSAL_UNKNOWN'));
  it('ends a wait for the customer', () =>
    given(
      opened,
      assigned,
      proposed,
      the.waitingFor('customer'),
      the.scheduled({ followUpId: 'wait-1', dueAt: MONDAY }),
    )
      .when(answer('accepted'))
      .thenTypes('ProposalAnswered', 'WaitingEnded', 'FollowUpCompleted'));

  it.each<[ProposalAnswer, boolean]>([
    ['accepted', false],
    ['declined', true],
    ['counter', true],
  ])('that was %s is owed an answer: %s', (how, owed) => {
    const facts = [opened, assigned, proposed, at(cn('2026-03-02 10:00'), answered(how))];
    const { rounds } = fold(caseStream, facts, MONDAY) as ExistingCase;
    expect(rounds['next_response/case']?.state === 'running').toBe(owed);
  });
});
