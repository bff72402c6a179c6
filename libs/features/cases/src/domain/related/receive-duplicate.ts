import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Case } from '../case';
import type { CaseCustomer, CaseEvent, OtherCase } from '../case.events';
import { mustExist } from '../guards';
import type { Urgency } from '../vocabulary';

export class ReceiveDuplicate {
  constructor(
    readonly id: string,
    readonly data: OtherCase & {
      readonly receivedAt: string;
      readonly urgency: Urgency;
      readonly customer: CaseCustomer;
      readonly description: string;
      readonly verbatim: readonly string[];
    },
    readonly meta: CommandMeta,
  ) {}
}

/** The original takes in what its duplicate knows. It may have changed since the two were joined. */
export const receiveDuplicate: Decide<ReceiveDuplicate, Case, CaseEvent> = ({ data }, state) => {
  const existing = mustExist(state);
  if (existing.original) throw new Rejection('ORIGINAL_JOINED', 'The original has joined another case meanwhile.');
  if (existing.status === 'closed') throw new Rejection('ORIGINAL_CLOSED', 'The original has been closed meanwhile.');
  const { caseId, number, receivedAt, urgency, customer, description, verbatim } = data;
  return [{ type: 'DuplicateJoined', data: { caseId, number, receivedAt, urgency, customer, description, verbatim } }];
};

export class ReleaseDuplicate {
  constructor(
    readonly id: string,
    readonly data: OtherCase & { readonly reason: string },
    readonly meta: CommandMeta,
  ) {}
}

export const releaseDuplicate: Decide<ReleaseDuplicate, Case, CaseEvent> = ({ data }, state) => {
  const { caseId, number, reason } = data;
  if (!mustExist(state).listeners[caseId]) return [];
  return [{ type: 'DuplicateParted', data: { caseId, number, reason } }];
};

export class CloseWithOriginal {
  constructor(
    readonly id: string,
    readonly data: { readonly caseId: string },
    readonly meta: CommandMeta,
  ) {}
}

/** The original speaks for its duplicates, also in the end. */
export const closeWithOriginal: Decide<CloseWithOriginal, Case, CaseEvent> = ({ data }, state) => {
  const existing = mustExist(state);
  if (existing.original?.caseId !== data.caseId || existing.status === 'closed') return [];
  return [{ type: 'CaseClosed', data: { basis: 'with_original' } }];
};
