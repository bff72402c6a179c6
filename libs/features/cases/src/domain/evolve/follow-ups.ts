import type { CaseEventOf } from '../case.events';
import type { ExistingCase, FollowUp } from '../case-state';
import { end, open } from '../clocks/rounds';
import { opening } from './cycle';

export function followUpScheduled(state: ExistingCase, event: CaseEventOf<'FollowUpScheduled'>): ExistingCase {
  const { followUpId, kind, dueAt, owner } = event.data;
  const start = opening(state, event.occurredAt, event.recordedAt);
  return {
    ...withFollowUp(state, followUpId, { kind, dueAt, owner, state: 'scheduled' }),
    rounds: open(state.rounds, 'follow_up', start, { subject: followUpId, date: dueAt }),
  };
}

export function followUpCompleted(state: ExistingCase, event: CaseEventOf<'FollowUpCompleted'>): ExistingCase {
  const { followUpId } = event.data;
  return {
    ...withFollowUp(state, followUpId, { ...state.followUps[followUpId], state: 'completed' }),
    rounds: end(state.rounds, 'follow_up', 'met', event.occurredAt, followUpId),
  };
}

export function followUpMissed(state: ExistingCase, event: CaseEventOf<'FollowUpMissed'>): ExistingCase {
  const { followUpId } = event.data;
  return withFollowUp(state, followUpId, { ...state.followUps[followUpId], state: 'missed' });
}

function withFollowUp(state: ExistingCase, id: string, followUp: FollowUp): ExistingCase {
  return { ...state, followUps: { ...state.followUps, [id]: followUp } };
}
