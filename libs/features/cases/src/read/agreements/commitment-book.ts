import type { Recorded } from '@engine/decider';
import type { ExistingCase } from '../../domain/case';
import type { CaseEvent, StaffRef } from '../../domain/case.events';
import type { CommitmentSource } from '../../domain/vocabulary';

/** A promise as it is shown and counted. */
export interface CommitmentDetails {
  /** Of a planned date `planned-date-<cycle>`: it is kept by resolving, and moves by a delay. */
  readonly commitmentId: string;
  readonly source: CommitmentSource;
  readonly what: string;
  readonly owner: StaffRef;
  readonly visibleToCustomer: boolean;
  readonly madeAt: string;
  readonly firstDueAt: string;
  readonly dueAt: string;
  readonly moves: readonly {
    readonly from: string;
    readonly to: string;
    readonly reason?: string;
    readonly at: string;
  }[];
  readonly keptAt?: string;
  readonly done?: string;
  readonly withdrawnAt?: string;
  /** A date that passed without the deed, whatever came after. */
  readonly brokenDate?: string;
}

export type CommitmentBook = Readonly<Record<string, CommitmentDetails>>;

type Change = (commitment: CommitmentDetails) => Partial<CommitmentDetails>;

export function commitmentsAfter(
  book: CommitmentBook,
  event: Recorded<CaseEvent>,
  state: ExistingCase,
): CommitmentBook {
  const at = event.occurredAt;
  const change = (id: string, how: Change): CommitmentBook =>
    book[id] ? { ...book, [id]: { ...book[id], ...how(book[id]) } } : book;
  const planned = plannedDateId(state.cycle);
  switch (event.type) {
    case 'CommitmentMade': {
      const { dueAt } = event.data;
      return { ...book, [event.data.commitmentId]: { ...event.data, madeAt: at, firstDueAt: dueAt, moves: [] } };
    }
    case 'CommitmentKept':
      return change(event.data.commitmentId, keptAt(at, event.data.done));
    case 'CommitmentMoved':
      return change(event.data.commitmentId, movedTo(event.data.dueAt, at, event.data.reason));
    case 'CommitmentBroken':
      return change(event.data.commitmentId, () => ({ brokenDate: event.data.dueAt }));
    case 'CommitmentWithdrawn':
      return change(event.data.commitmentId, () => ({ withdrawnAt: at }));
    case 'ResolutionPlanned':
      return book[planned] || !state.owner ? book : { ...book, [planned]: plannedDate(planned, event, state.owner) };
    case 'CaseAssigned':
      return change(planned, (promise) => (promise.keptAt ? {} : { owner: event.data.owner }));
    case 'DelayNotified':
      return change(planned, movedTo(event.data.plannedDate, at, event.data.reason));
    case 'WaitingEnded':
      return event.data.plannedDate ? change(planned, movedTo(event.data.plannedDate, at)) : book;
    case 'IssueResolved':
      return change(
        planned,
        event.data.outcome === 'resolved' ? keptAt(at, event.data.result) : () => ({ withdrawnAt: at }),
      );
    default:
      return book;
  }
}

function plannedDateId(cycle: number): string {
  return `planned-date-${cycle}`;
}

function plannedDate(
  commitmentId: string,
  { data, occurredAt }: Extract<Recorded<CaseEvent>, { type: 'ResolutionPlanned' }>,
  owner: StaffRef,
): CommitmentDetails {
  const dueAt = new Date(data.plannedDate).toISOString();
  const what = data.measures.join('; ');
  const dates = { madeAt: occurredAt, firstDueAt: dueAt, dueAt };
  return { commitmentId, source: 'plan', what, owner, visibleToCustomer: true, ...dates, moves: [] };
}

/** What was done in time breaks no date, however late it was written down. */
function keptAt(at: string, done: string): Change {
  return ({ brokenDate }) => ({ keptAt: at, done, brokenDate: brokenDate && at > brokenDate ? brokenDate : undefined });
}

function movedTo(dueAt: string, at: string, reason?: string): Change {
  return ({ moves, dueAt: from, brokenDate }) => ({
    dueAt,
    moves: [...moves, { from, to: dueAt, reason, at }],
    brokenDate: brokenDate ?? (at > from ? from : undefined),
  });
}
