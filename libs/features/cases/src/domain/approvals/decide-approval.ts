import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Timetables } from '@features/policies/contract';
import type { Approval, Case, ExistingCase } from '../case';
import type { CaseEvent, StaffRef, Wanted } from '../case.events';
import { staffRef } from '../escalations/presence';
import { isHeadOf } from '../escalations/recipients';
import { mustBeFilled, mustExist } from '../guards';
import { TriageCase, triageCase } from '../intake/triage-case';
import { NotifyDelay, notifyDelay } from '../planning/notify-delay';
import { resolutionWithPromises } from '../promises/found-promises';
import { askAgain } from '../settling/ask-again';
import { CloseCase, closeCase } from '../settling/close-case';
import { ResolveIssue } from '../settling/resolve-issue';

export class DecideApproval {
  constructor(
    readonly id: string,
    readonly data: { readonly approvalId: string; readonly granted: boolean; readonly reason?: string },
    readonly meta: CommandMeta,
  ) {}
}

/** Granting does what was asked for in the same decision, as if the head had done it; refusing says why. */
export function decideApproval(
  timetables: Pick<Timetables, 'of'>,
  directory: DirectorySnapshot,
): Decide<DecideApproval, Case, CaseEvent> {
  return ({ id, data, meta }, state) => {
    const existing = mustExist(state);
    const { approvalId, granted, reason } = data;
    const { about, wanted } = undecided(existing, approvalId);
    if (!isHeadOf(meta.actor.id, existing, directory, meta.now))
      throw new Rejection('HEAD_REQUIRED', 'Only the head of the department may grant or refuse this.');
    const by: StaffRef = staffRef(meta.actor.id, directory)!;
    if (!granted) {
      const why = mustBeFilled(reason, 'REASON_REQUIRED', 'Say why it is refused.');
      const refused: CaseEvent = { type: 'ApprovalRefused', data: { approvalId, about, by, reason: why } };
      if (wanted.kind !== 'closing') return [refused];
      return [
        refused,
        ...askAgain({
          state: existing,
          timetable: timetables.of(existing.policy),
          timetables,
          directory,
          meta,
        }),
      ];
    }
    const done = stillPossible(() => deed(id, wanted, meta, timetables, directory)(existing));
    return [{ type: 'ApprovalGranted', data: { approvalId, about, by, reason } }, ...done];
  };
}

function undecided({ approvals }: ExistingCase, approvalId: string): Approval {
  const approval = approvals[approvalId];
  if (!approval) throw new Rejection('APPROVAL_UNKNOWN', 'This case has no such request.', { approvalId });
  if (approval.state === 'open') return approval;
  if (approval.state === 'lapsed') throw outdated('APPROVAL_LAPSED');
  throw new Rejection('APPROVAL_DECIDED', `This request was ${approval.state} already.`, { state: approval.state });
}

type Deed = (state: Case) => readonly CaseEvent[];

function deed(
  id: string,
  wanted: Wanted,
  meta: CommandMeta,
  timetables: Pick<Timetables, 'of'>,
  directory: DirectorySnapshot,
): Deed {
  switch (wanted.kind) {
    case 'triage':
      return (state) => triageCase(directory)(new TriageCase(id, wanted, meta), state);
    case 'delay':
      return (state) => notifyDelay(timetables, directory)(new NotifyDelay(id, wanted, meta), state);
    case 'no_response': {
      const resolution = new ResolveIssue(id, { ...wanted, outcome: 'no_response' }, meta);
      return (state) => resolutionWithPromises(directory)(resolution, state);
    }
    case 'closing':
      return (state) => closeCase(timetables, directory)(new CloseCase(id, {}, meta), state);
  }
}

function stillPossible(run: () => readonly CaseEvent[]): readonly CaseEvent[] {
  const done = attempt(run);
  if (done.length > 0) return done;
  throw outdated('NOTHING_TO_DO');
}

function attempt(run: () => readonly CaseEvent[]): readonly CaseEvent[] {
  try {
    return run();
  } catch (refusal) {
    if (refusal instanceof Rejection) throw outdated(refusal.code);
    throw refusal;
  }
}

function outdated(because: string): Rejection {
  return new Rejection(
    'APPROVAL_OUTDATED',
    `What was asked for is no longer possible (${because}). Refuse the request, or look at the case as it is now.`,
    { because },
  );
}
