import type { Recorded, StreamType } from '@engine/decider';
import { caseStream } from '../../domain/case';
import type { CaseEvent, StaffRef } from '../../domain/case.events';

/** Whose turn it is. A department without an id is the one that takes in what nobody owns. */
export type Holder =
  | { readonly kind: 'department'; readonly departmentId?: string; readonly person?: StaffRef }
  | { readonly kind: 'customer' }
  | { readonly kind: 'supplier'; readonly name: string };

/** From `at` on the holder had the case; absent once it is closed. */
export interface Turn {
  readonly at: string;
  readonly holder?: Holder;
  /** The event that gave it to them. */
  readonly eventId: string;
  readonly event: CaseEvent['type'];
}

export interface Holders {
  readonly turns: readonly Turn[];
  /** Who works on it, also while somebody else is waited for. */
  readonly inside: Holder;
  readonly waitedFor?: Holder;
  readonly closed: boolean;
}

const nobody: Holders = { turns: [], inside: { kind: 'department' }, closed: false };

/** Who has had the case since it was received: one holder at any time, without a gap. */
export const holders: StreamType<Holders, CaseEvent> = {
  category: caseStream.category,
  events: caseStream.events,
  initial: nobody,
  evolve: (before, event) => {
    const after = changed(before, event);
    return after ? { ...after, turns: [...before.turns, turnOf(after, before.turns.at(-1)?.at, event)] } : before;
  },
};

/** Facts told late count from when they happened, yet never from before the fact that was told earlier. */
function turnOf(
  { inside, waitedFor, closed }: Holders,
  previous: string | undefined,
  event: Recorded<CaseEvent>,
): Turn {
  const { occurredAt, eventId, type } = event;
  const at = previous && previous > occurredAt ? previous : occurredAt;
  return { at, holder: closed ? undefined : (waitedFor ?? inside), eventId, event: type };
}

function changed(before: Holders, event: Recorded<CaseEvent>): Holders | undefined {
  switch (event.type) {
    case 'FeedbackReceived':
      return before;
    case 'CaseAssigned': {
      const { owner } = event.data;
      return { ...before, inside: { kind: 'department', departmentId: owner.departmentId, person: owner } };
    }
    case 'DepartmentAccepted': {
      const { departmentId, role, acceptedBy: person } = event.data;
      return role === 'lead' ? { ...before, inside: { kind: 'department', departmentId, person } } : undefined;
    }
    case 'OwnershipRuled':
      return { ...before, inside: { kind: 'department', departmentId: event.data.departmentId } };
    case 'WaitingStarted': {
      const { reason, supplier } = event.data;
      if (reason === 'customer') return { ...before, waitedFor: { kind: 'customer' } };
      return supplier ? { ...before, waitedFor: { kind: 'supplier', name: supplier.name } } : undefined;
    }
    case 'ConfirmationRequested':
      return before.waitedFor ? undefined : { ...before, waitedFor: { kind: 'customer' } };
    case 'WaitingEnded':
    case 'IssueResolved':
    case 'ResolutionConfirmed':
    case 'ResolutionDisputed':
      return before.waitedFor ? { ...before, waitedFor: undefined } : undefined;
    case 'CaseClosed':
      return { ...before, waitedFor: undefined, closed: true };
    case 'CaseReopened':
      return { ...before, waitedFor: undefined, closed: false };
    default:
      return undefined;
  }
}
