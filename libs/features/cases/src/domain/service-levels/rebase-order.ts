import {
  type CommandMeta,
  type Decide,
  type EventDefinitions,
  type Fact,
  plain,
  Rejection,
  type StreamType,
} from '@engine/decider';
import type { PolicyPin, Timetables } from '@features/policies/contract';
import { pinWanted, type VersionsWanted } from './versions-wanted';

/** What became of one case under an order. */
export type RebasedCase = {
  readonly caseId: string;
  readonly result: 'rebased' | 'refused';
  /** Of the refusal. */
  readonly code?: string;
  /** Due times that moved. */
  readonly moved: number;
};

/** An order to hold every open case to newer versions. The worker goes through them page by page; each page is a fact. */
export type RebaseEvent =
  | Fact<'RebaseOrdered', { readonly to: PolicyPin; readonly reason: string }>
  | Fact<'RebaseAdvanced', { readonly after: string; readonly cases: readonly RebasedCase[] }>
  | Fact<'RebaseFinished', { readonly rebased: number; readonly refused: number }>;

export const rebaseEvents: EventDefinitions<RebaseEvent> = {
  RebaseOrdered: plain,
  RebaseAdvanced: plain,
  RebaseFinished: plain,
};

export type RebaseOrder =
  | { readonly status: 'absent' }
  | {
      readonly status: 'open' | 'finished';
      readonly to: PolicyPin;
      readonly reason: string;
      /** The last case that was dealt with, in the order of ids. */
      readonly after?: string;
      readonly rebased: number;
      readonly refused: number;
    };

export const rebaseStream: StreamType<RebaseOrder, RebaseEvent> = {
  category: 'rebase',
  events: rebaseEvents,
  initial: { status: 'absent' },
  evolve: (state, event) => {
    if (event.type === 'RebaseOrdered') return { status: 'open', ...event.data, rebased: 0, refused: 0 };
    if (state.status === 'absent') throw new Error(`${event.type} before RebaseOrdered`);
    if (event.type === 'RebaseFinished') return { ...state, status: 'finished' };
    const { after, cases } = event.data;
    const rebased = cases.filter(({ result }) => result === 'rebased').length;
    return { ...state, after, rebased: state.rebased + rebased, refused: state.refused + cases.length - rebased };
  },
};

export class OrderRebase {
  constructor(
    readonly id: string,
    readonly data: VersionsWanted & { readonly reason: string },
    readonly meta: CommandMeta,
  ) {}
}

export function orderRebase(timetables: Timetables): Decide<OrderRebase, RebaseOrder, RebaseEvent> {
  return ({ data }, state) => {
    if (state.status !== 'absent') throw new Rejection('REBASE_EXISTS', 'This rebase was ordered already.');
    return [{ type: 'RebaseOrdered', data: { to: pinWanted(data, timetables), reason: data.reason } }];
  };
}

export class AdvanceRebase {
  constructor(
    readonly id: string,
    /** No cases: there are no more. */
    readonly data: { readonly from?: string; readonly cases: readonly RebasedCase[] },
    readonly meta: CommandMeta,
  ) {}
}

/** Where two workers do the same page, the second one finds it done. */
export const advanceRebase: Decide<AdvanceRebase, RebaseOrder, RebaseEvent> = ({ data }, state) => {
  if (state.status !== 'open' || state.after !== data.from) return [];
  const last = data.cases.at(-1);
  if (last) return [{ type: 'RebaseAdvanced', data: { after: last.caseId, cases: data.cases } }];
  const { rebased, refused } = state;
  return [{ type: 'RebaseFinished', data: { rebased, refused } }];
};
