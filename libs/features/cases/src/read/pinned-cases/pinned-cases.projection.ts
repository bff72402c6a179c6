import { idOf } from '@engine/decider';
import { type Projection, type Row, streamProjection } from '@engine/projections';
import type { Timetables } from '@features/policies/contract';
import { caseStream } from '../../domain/case';
import { isRunning } from '../../domain/clocks/rounds';
import { yearsWanted } from '../../domain/clocks/years-wanted';

export const PINNED_CASES = 'pinned-cases';

export interface PinnedCaseRow extends Row {
  readonly stream_id: string;
  readonly case_id: string;
  readonly policy_version: number;
  readonly calendar: string;
  readonly calendar_version: number;
  readonly years_wanted: readonly number[];
}

/** Every case with running clocks, the versions it is held to, and the years that its calendar lacks. */
export function pinnedCasesProjection(timetables: Timetables): Projection {
  const projection = streamProjection({
    name: PINNED_CASES,
    stream: caseStream,
    table: 'pinned_case',
    keyColumns: ['stream_id'],
    rows: (state, streamId): PinnedCaseRow[] => {
      if (state.status === 'absent' || !Object.values(state.rounds).some(isRunning)) return [];
      const { policyVersion, calendar, calendarVersion } = state.policy;
      return [
        {
          stream_id: streamId,
          case_id: idOf(streamId),
          policy_version: policyVersion,
          calendar,
          calendar_version: calendarVersion,
          years_wanted: yearsWanted(state, timetables.of(state.policy)),
        },
      ];
    },
  });
  return { ...projection, prepare: () => timetables.refresh() };
}
