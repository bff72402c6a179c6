import { type Command, type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Case, ExistingCase } from '../case';
import type { CaseEvent, Wanted } from '../case.events';
import { staffRef } from '../escalations/presence';
import { approverOf } from '../escalations/recipients';
import { mustExist } from '../guards';
import type { NotifyDelay } from '../planning/notify-delay';
import type { CloseCase } from '../settling/close-case';
import type { ResolveIssue } from '../settling/resolve-issue';
import type { TriageCase } from '../intake/triage-case';
import type { ApprovalSubject } from '../vocabulary';

export const subjectOf: Readonly<Record<Wanted['kind'], ApprovalSubject>> = {
  triage: 'milder_classification',
  delay: 'third_delay',
  no_response: 'close_silent_complaint',
  closing: 'close_silent_complaint',
};

/** What only the head of the department may do, anybody else who tries has so asked for. */
export function orAsk<C extends Command>(
  decide: Decide<C, Case, CaseEvent>,
  wantedBy: (command: C, state: ExistingCase) => Wanted,
  directory: DirectorySnapshot,
): Decide<C, Case, CaseEvent> {
  return (command, state) => {
    try {
      return decide(command, state);
    } catch (refusal) {
      if (!(refusal instanceof Rejection) || refusal.code !== 'HEAD_REQUIRED') throw refusal;
      const existing = mustExist(state);
      return [requestApproval(wantedBy(command, existing), existing, directory, command.meta)];
    }
  };
}

/** One request at a time for one thing. */
export function requestApproval(
  wanted: Wanted,
  state: ExistingCase,
  directory: DirectorySnapshot,
  meta: CommandMeta,
): CaseEvent {
  const about = subjectOf[wanted.kind];
  const pending = pendingApproval(state, about);
  if (pending)
    throw new Rejection('APPROVAL_PENDING', 'This is asked for already: the head of the department has to decide.', {
      approvalId: pending,
    });
  return {
    type: 'ApprovalRequested',
    data: {
      approvalId: meta.commandId,
      about,
      wanted,
      reason: 'reason' in wanted ? wanted.reason : undefined,
      requestedBy: staffRef(meta.actor.id, directory),
      approver: approverOf(state, directory, meta.now),
    },
  };
}

export function pendingApproval({ approvals }: ExistingCase, about: ApprovalSubject): string | undefined {
  return Object.keys(approvals).find((id) => approvals[id].state === 'open' && approvals[id].about === about);
}

export function wantedTriage({ data }: TriageCase): Wanted {
  const { type, urgency, demandPriority, problemCategory, leadDepartmentId, note, reason } = data;
  return { kind: 'triage', type, urgency, demandPriority, problemCategory, leadDepartmentId, note, reason };
}

export function wantedDelay({ data }: NotifyDelay, { plan }: ExistingCase): Wanted {
  const { reason, channel } = data;
  const plannedDate = new Date(data.plannedDate).toISOString();
  return { kind: 'delay', previousDate: plan!.date, plannedDate, reason, channel };
}

export function wantedNoResponse({ data }: ResolveIssue): Wanted {
  const { process, result, reason, toldCustomer, whereToAppeal, rootCause, deliveredBy } = data;
  return { kind: 'no_response', process, result, reason, toldCustomer, whereToAppeal, rootCause, deliveredBy };
}

export function wantedClosing(_command: CloseCase): Wanted {
  return { kind: 'closing' };
}
