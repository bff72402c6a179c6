import { type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Case, ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import { type RecordContact, recordContact } from '../customer/record-contact';
import {
  type AcceptEscalation,
  acceptEscalation,
  type DeescalateCase,
  deescalateCase,
} from '../escalations/escalate-case';
import { staffRef } from '../escalations/presence';
import { mustExist } from '../guards';
import { numberedId } from '../numbered-id';
import { type ResolveIssue, resolveIssue } from '../settling/resolve-issue';
import type { CommitmentSource } from '../vocabulary';
import { aheadOf, promiser } from './make-commitment';

/** What was promised to the customer in a conversation: kept by whoever is named, else by who spoke, else by the owner. */
export function contactWithPromises(directory: DirectorySnapshot): Decide<RecordContact, Case, CaseEvent> {
  return (command, state) => {
    const { data, meta } = command;
    const existing = mustExist(state);
    const keeper = (ownerId: string | undefined) =>
      ownerId ? promiser(ownerId, directory) : (staffRef(meta.actor.id, directory) ?? existing.owner);
    const promises = (data.promises ?? []).map(({ what, dueAt, ownerId }, index): CaseEvent => {
      const owner = keeper(ownerId);
      if (!owner) throw new Rejection('PROMISER_REQUIRED', 'Name who is to keep the promise: ownerId.');
      return {
        type: 'CommitmentMade',
        data: {
          commitmentId: numberedId(meta.commandId, index),
          source: 'contact',
          what,
          owner,
          dueAt: aheadOf(dueAt, meta.now),
          visibleToCustomer: true,
        },
      };
    });
    return [...recordContact(command, state), ...promises];
  };
}

/** Whoever accepts an escalation has promised; the ladder itself waits for that time. */
export function acceptanceWithPromise(directory: DirectorySnapshot): Decide<AcceptEscalation, Case, CaseEvent> {
  return (command, state) =>
    acceptEscalation(directory)(command, state).flatMap((fact): CaseEvent[] => {
      if (fact.type !== 'EscalationAccepted') return [fact];
      const { number, acceptedBy: owner, promisedAt: dueAt, note } = fact.data;
      const what = note ?? `处理第 ${number} 次升级 / Deal with escalation ${number}`;
      const commitmentId = command.meta.commandId;
      return [
        fact,
        {
          type: 'CommitmentMade',
          data: { commitmentId, source: 'escalation', what, owner, dueAt, visibleToCustomer: false },
        },
      ];
    });
}

/**
 * The result settles what was promised on the way to it. What the customer was promised besides outlives the case, and so
 * does everything that was promised by hand.
 */
export function resolutionWithPromises(directory: DirectorySnapshot): Decide<ResolveIssue, Case, CaseEvent> {
  return (command, state) => {
    const { outcome, result } = command.data;
    const facts = resolveIssue(directory)(command, state);
    const standing = standingOf(mustExist(state), 'plan', 'escalation');
    const settled = standing.map((commitmentId): CaseEvent =>
      outcome === 'resolved'
        ? { type: 'CommitmentKept', data: { commitmentId, done: result } }
        : { type: 'CommitmentWithdrawn', data: { commitmentId, because: 'ended_without_solution' } },
    );
    return [...facts, ...settled];
  };
}

/** Whoever promised to deal with the escalation has. */
export const deescalationWithPromises: Decide<DeescalateCase, Case, CaseEvent> = (command, state) => {
  const facts = deescalateCase(command, state);
  const kept = standingOf(mustExist(state), 'escalation').map((commitmentId): CaseEvent => {
    return { type: 'CommitmentKept', data: { commitmentId, done: command.data.reason } };
  });
  return facts.length > 0 ? [...facts, ...kept] : [];
};

function standingOf({ commitments }: ExistingCase, ...sources: readonly CommitmentSource[]): string[] {
  return Object.keys(commitments).filter((id) => {
    const { source, state } = commitments[id];
    return sources.includes(source) && (state === 'open' || state === 'broken');
  });
}
