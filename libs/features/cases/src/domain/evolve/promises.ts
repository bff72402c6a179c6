import type { CaseEventOf } from '../case.events';
import type { Commitment, ExistingCase } from '../case-state';
import { end, open } from '../clocks/rounds';
import { replied, told } from './customer-told';
import { opening } from './cycle';

export function commitmentMade(state: ExistingCase, event: CaseEventOf<'CommitmentMade'>): ExistingCase {
  const { commitmentId, source, what, owner, dueAt, visibleToCustomer } = event.data;
  const made = { source, what, owner, dueAt, visibleToCustomer, state: 'open' } as const;
  return timed(withCommitment(state, commitmentId, made), commitmentId, event);
}

export function commitmentKept(state: ExistingCase, event: CaseEventOf<'CommitmentKept'>): ExistingCase {
  const { commitmentId, channel } = event.data;
  const kept = ended(state, commitmentId, 'kept', event.occurredAt);
  return channel ? told(kept, event.occurredAt, event) : kept;
}

export function commitmentMoved(state: ExistingCase, event: CaseEventOf<'CommitmentMoved'>): ExistingCase {
  const { commitmentId, dueAt, channel } = event.data;
  const moved = { ...state.commitments[commitmentId], dueAt, state: 'open' } as const;
  const timedAnew = timed(withCommitment(state, commitmentId, moved), commitmentId, event);
  return channel ? told(timedAnew, event.occurredAt, event) : timedAnew;
}

export function commitmentBroken(state: ExistingCase, event: CaseEventOf<'CommitmentBroken'>): ExistingCase {
  const { commitmentId } = event.data;
  return withCommitment(state, commitmentId, { ...state.commitments[commitmentId], state: 'broken' });
}

export function commitmentWithdrawn(state: ExistingCase, event: CaseEventOf<'CommitmentWithdrawn'>): ExistingCase {
  return ended(state, event.data.commitmentId, 'withdrawn', event.occurredAt);
}

/** A person has put it to the customer, who so has heard from us. */
export function solutionProposed(state: ExistingCase, event: CaseEventOf<'SolutionProposed'>): ExistingCase {
  const proposals = { ...state.proposals, [event.data.proposalId]: {} };
  return told({ ...state, proposals }, event.occurredAt, event);
}

/** Whoever agrees waits for the deed; anything else is owed an answer. */
export function proposalAnswered(state: ExistingCase, event: CaseEventOf<'ProposalAnswered'>): ExistingCase {
  const { proposalId, answer } = event.data;
  const answered = { ...state, proposals: { ...state.proposals, [proposalId]: { answer } } };
  return answer === 'accepted' ? answered : replied(answered, event);
}

/** What accepting an escalation promises holds its ladder back already: no second clock for the same promise. */
function timed(
  state: ExistingCase,
  id: string,
  event: CaseEventOf<'CommitmentMade' | 'CommitmentMoved'>,
): ExistingCase {
  const { source, dueAt } = state.commitments[id];
  if (source === 'escalation') return state;
  const start = opening(state, event.occurredAt, event.recordedAt);
  return { ...state, rounds: open(state.rounds, 'commitment', start, { subject: id, date: dueAt }) };
}

function ended(state: ExistingCase, id: string, how: 'kept' | 'withdrawn', at: string): ExistingCase {
  const { rounds } = state;
  return {
    ...withCommitment(state, id, { ...state.commitments[id], state: how }),
    rounds: end(rounds, 'commitment', how === 'kept' ? 'met' : 'stopped', at, id),
  };
}

function withCommitment(state: ExistingCase, id: string, commitment: Commitment): ExistingCase {
  return { ...state, commitments: { ...state.commitments, [id]: commitment } };
}
