import { type Projection, streamProjection } from '@engine/projections';
import type { Timetables } from '@features/policies/contract';
import { caseStream } from '../domain/case';
import { deadlinesOf } from '../domain/clocks/deadlines-of-case';

export const CASE_DEADLINES = 'case-deadlines';

/** Arms the next step of every running clock. Never parks in silence: a deadline that is not armed is a promise lost. */
export function caseDeadlinesProjection(timetables: Timetables): Projection {
  const projection = streamProjection({
    name: CASE_DEADLINES,
    stream: caseStream,
    table: 'deadline',
    keyColumns: ['stream_id', 'clock', 'subject', 'round', 'step'],
    resetWhenChanged: ['claimed_until'],
    neverParksInSilence: true,
    rows: (state, streamId) =>
      deadlinesOf(state, (existing) => timetables.of(existing.policy)).map(
        ({ clock, subject, round, step, dueAt }) => ({
          stream_id: streamId,
          clock,
          subject,
          round,
          step,
          due_at: dueAt.toISOString(),
        }),
      ),
  });
  return { ...projection, prepare: () => timetables.refresh() };
}
