import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Case, Engagement, ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import { type Moment, staffRef } from '../escalations/presence';
import { recipientOf } from '../escalations/recipients';
import { RULED_AFTER } from '../evolve/departments';
import { mustBeOpen } from '../guards';
import { AssignCase, assignCase } from '../intake/assign-case';
import { departmentEngaged, mustBeKnown } from './engage-department';
import { accountableNamed } from './name-accountable';

export class AcceptEngagement {
  constructor(
    readonly id: string,
    readonly data: { readonly departmentId: string; readonly ownerId?: string; readonly note?: string },
    readonly meta: CommandMeta,
  ) {}
}

/** From here on the department holds the case, or its part of it. One that accepts to lead may name the new owner. */
export function acceptEngagement(directory: DirectorySnapshot): Decide<AcceptEngagement, Case, CaseEvent> {
  return ({ id, data, meta }, state) => {
    const existing = mustBeOpen(state);
    const { departmentId, ownerId, note } = data;
    const { name, role, standing } = mustBeEngaged(departmentId, existing);
    const assignment = ownerId && role === 'lead' && new AssignCase(id, { personId: ownerId, reason: name }, meta);
    const assigned = assignment ? assignCase(directory)(assignment, existing) : [];
    if (standing === 'accepted') return assigned;
    const acceptedBy = staffRef(meta.actor.id, directory);
    return [{ type: 'DepartmentAccepted', data: { departmentId, name, role, acceptedBy, note } }, ...assigned];
  };
}

export class DeclineEngagement {
  constructor(
    readonly id: string,
    readonly data: { readonly departmentId: string; readonly reason: string; readonly insteadDepartmentId: string },
    readonly meta: CommandMeta,
  ) {}
}

/**
 * Says why, and who instead. That department is asked in its turn, once: after the second refusal the accountable
 * person rules. Until another one accepts, time counts for whoever declines.
 */
export function declineEngagement(directory: DirectorySnapshot): Decide<DeclineEngagement, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustBeOpen(state);
    const { departmentId, reason, insteadDepartmentId } = data;
    const engagement = mustBeEngaged(departmentId, existing);
    if (engagement.standing === 'declined') return [];
    if (engagement.ruled)
      throw new Rejection('RULING_BINDING', 'The accountable person has ruled: the department keeps the case.');
    if (engagement.standing === 'accepted')
      throw new Rejection('ENGAGEMENT_ACCEPTED', 'The department has accepted: hand the case over to another instead.');
    const instead = mustBeKnown(insteadDepartmentId, directory);
    if (insteadDepartmentId === departmentId)
      throw new Rejection('OTHER_DEPARTMENT_REQUIRED', 'Name another department that should do it instead.');
    const named = existing.accountable ? [] : accountableByDefault(existing, directory, meta);
    const ruler = existing.accountable ?? named[0]?.data.accountable;
    const number = existing.declines + 1;
    const { name, role } = engagement;
    const asked = existing.engagements[insteadDepartmentId];
    const askedAlready = asked && asked.standing !== 'declined' && asked.role === role;
    const passedOn = number < RULED_AFTER && !askedAlready;
    return [
      ...named,
      {
        type: 'DepartmentDeclined',
        data: {
          departmentId,
          name,
          reason,
          insteadDepartmentId,
          number,
          ruler: number < RULED_AFTER ? undefined : ruler,
        },
      },
      ...(passedOn ? [departmentEngaged(instead, role, reason, existing, directory, meta)] : []),
    ];
  };
}

export function mustBeEngaged(departmentId: string, { engagements }: ExistingCase): Engagement {
  const engagement = engagements[departmentId];
  if (engagement) return engagement;
  throw new Rejection('DEPARTMENT_NOT_ENGAGED', 'This department has not been asked to take part.', { departmentId });
}

/** Nobody was named: the owner answers for the whole, or whoever stands above the departments. */
function accountableByDefault(state: ExistingCase, directory: DirectorySnapshot, moment: Moment) {
  const person = state.owner ?? recipientOf('cross_department_owner', state, directory, moment);
  return person ? accountableNamed(person.personId, undefined, state, directory) : [];
}
