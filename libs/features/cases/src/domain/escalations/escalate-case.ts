import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { EscalationLevel, Timetables } from '@features/policies/contract';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { escalate, roleOfLevel } from './escalate';
import { mustBeOpen, mustExist } from '../guards';
import { momentOf, mustBePerson } from './presence';

export class EscalateCase {
  constructor(
    readonly id: string,
    readonly data: { readonly level: EscalationLevel; readonly reason: string },
    readonly meta: CommandMeta,
  ) {}
}

/** By hand: a person sees before the clock does that a case needs somebody higher. */
export function escalateCase(
  timetables: Pick<Timetables, 'of'>,
  directory: DirectorySnapshot,
): Decide<EscalateCase, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustBeOpen(state);
    const { level, reason } = data;
    const moment = momentOf(meta, timetables.of(existing.policy));
    return escalate(
      [{ level, to: roleOfLevel[level], cause: { kind: 'by_hand', reason } }],
      existing,
      directory,
      moment,
    );
  };
}

export class AcceptEscalation {
  constructor(
    readonly id: string,
    readonly data: {
      readonly number: number;
      readonly personId: string;
      readonly promisedAt: string;
      readonly note?: string;
    },
    readonly meta: CommandMeta,
  ) {}
}

/**
 * Names the person and the time they promise; the next level waits for that time if it is later. In any status: the
 * result that nobody was told and the missed follow-up of a closed case escalate as well.
 */
export function acceptEscalation(directory: DirectorySnapshot): Decide<AcceptEscalation, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustExist(state);
    const escalation = existing.escalations.find(({ number }) => number === data.number);
    if (!escalation)
      throw new Rejection('ESCALATION_UNKNOWN', `This case has no escalation ${data.number}.`, { number: data.number });
    if (escalation.acceptedBy === data.personId) return [];
    if (escalation.over)
      throw new Rejection(
        'ESCALATION_OVER',
        'This escalation is over: the case was de-escalated or has come back since.',
        {
          number: data.number,
        },
      );
    if (escalation.acceptedBy)
      throw new Rejection('ESCALATION_ACCEPTED', 'Somebody has accepted this escalation already.');
    const acceptedBy = mustBePerson(data.personId, 'The person', directory);
    const promisedAt = new Date(data.promisedAt).toISOString();
    if (promisedAt <= meta.now.toISOString()) throw new Rejection('DATE_IN_PAST', 'The promised time must lie ahead.');
    return [{ type: 'EscalationAccepted', data: { number: data.number, acceptedBy, promisedAt, note: data.note } }];
  };
}

export class DeescalateCase {
  constructor(
    readonly id: string,
    readonly data: { readonly reason: string },
    readonly meta: CommandMeta,
  ) {}
}

export const deescalateCase: Decide<DeescalateCase, Case, CaseEvent> = ({ data }, state) => {
  const existing = mustExist(state);
  if (existing.level === 0) return [];
  return [{ type: 'IssueDeescalated', data: { level: existing.level, reason: data.reason } }];
};
