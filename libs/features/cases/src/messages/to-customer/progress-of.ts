import type { CaseDataOf } from '../../domain/case.events';
import type { ExistingCase } from '../../domain/case';

type Sent = CaseDataOf<'ProgressUpdateSent'>;

export type ProgressUpdate = Pick<Sent, 'steps' | 'missed' | 'plannedCompletion' | 'planOverdue'>;

/** What the update would say if it were sent at `sendAt` and nothing happened until then. */
export function progressOf(state: ExistingCase, sendAt: Date): ProgressUpdate {
  const plannedCompletion = state.plan?.date;
  return {
    steps: state.untold,
    missed: 0,
    plannedCompletion,
    planOverdue: !!plannedCompletion && Date.parse(plannedCompletion) <= sendAt.getTime(),
  };
}
