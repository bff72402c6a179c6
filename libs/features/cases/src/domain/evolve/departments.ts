import type { Recorded } from '@engine/decider';
import type { CaseEvent, CaseEventOf } from '../case.events';
import type { Engagement, ExistingCase } from '../case-state';
import { end, endAll, isRunning, open, roundOf } from '../clocks/rounds';
import { opening } from './cycle';

export function departmentEngaged(state: ExistingCase, event: CaseEventOf<'DepartmentEngaged'>): ExistingCase {
  const { departmentId, name, role } = event.data;
  const engaged = withEngagement(state, departmentId, { name, role, standing: 'engaged', ruled: false });
  if (role === 'cooperating') return engaged;
  return held({ ...engaged, leadDepartmentId: state.leadDepartmentId ?? departmentId }, departmentId, event);
}

export function departmentAccepted(state: ExistingCase, event: CaseEventOf<'DepartmentAccepted'>): ExistingCase {
  const { departmentId, role } = event.data;
  const engagement = state.engagements[departmentId];
  const accepted = withEngagement(state, departmentId, { ...engagement, standing: 'accepted' });
  return role === 'lead' ? led(accepted, departmentId, event) : accepted;
}

export function departmentDeclined(state: ExistingCase, event: CaseEventOf<'DepartmentDeclined'>): ExistingCase {
  const { departmentId, number } = event.data;
  const declined = withEngagement(state, departmentId, { ...state.engagements[departmentId], standing: 'declined' });
  if (number < RULED_AFTER) return { ...declined, declines: number };
  const start = opening(state, event.occurredAt, event.recordedAt);
  return { ...declined, declines: number, rounds: open(state.rounds, 'ruling', start) };
}

export function ownershipRuled(state: ExistingCase, event: CaseEventOf<'OwnershipRuled'>): ExistingCase {
  const { departmentId, name } = event.data;
  const rounds = end(state.rounds, 'ruling', 'met', event.occurredAt);
  const ruled = withEngagement({ ...state, rounds, declines: 0 }, departmentId, {
    name,
    role: 'lead',
    standing: 'accepted',
    ruled: true,
  });
  return led(held(ruled, departmentId, event), departmentId, event);
}

/** Two departments that both decline would pass the case on for ever. */
export const RULED_AFTER = 2;

/** The time that a department holds the case begins when it is asked to lead. */
function held(state: ExistingCase, departmentId: string, event: Recorded<CaseEvent>): ExistingCase {
  if (isRunning(roundOf(state.rounds, 'ownership', departmentId))) return state;
  const start = opening(state, event.occurredAt, event.recordedAt);
  return { ...state, rounds: open(state.rounds, 'ownership', start, { subject: departmentId }) };
}

/** It leads from now on; whoever held the case before, was asked as well, or has declined, is released. */
function led(state: ExistingCase, departmentId: string, { occurredAt }: Recorded<CaseEvent>): ExistingCase {
  const rounds = endAll(state.rounds, 'ownership', occurredAt, departmentId);
  const engagements = Object.entries(state.engagements).filter(
    ([id, { role }]) => id === departmentId || role === 'cooperating',
  );
  return { ...state, leadDepartmentId: departmentId, engagements: Object.fromEntries(engagements), rounds };
}

function withEngagement(state: ExistingCase, departmentId: string, engagement: Engagement): ExistingCase {
  return { ...state, engagements: { ...state.engagements, [departmentId]: engagement } };
}
