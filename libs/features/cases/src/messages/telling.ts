import { type Fact, type Recorded, idOf } from '@engine/decider';
import { nextOpening } from '@engine/working-time';
import type { DirectorySnapshot } from '@features/access/contract';
import type { About } from '@features/notifications/contract';
import type { Timetable } from '@features/policies/contract';
import type { ExistingCase } from '../domain/case';
import type { CaseDataOf, CaseEvent, Feedback } from '../domain/case.events';
import type { CaseStory } from './case-story';

/** One event and all that messages about it may draw on. The state is the one after it. */
export interface Telling<D = unknown> {
  readonly event: Recorded<Fact<string, D>>;
  readonly state: ExistingCase;
  readonly story: CaseStory;
  readonly feedback: Feedback;
  readonly timetable: Timetable;
  readonly directory: DirectorySnapshot;
  /** IANA zone of all dates in messages. */
  readonly zone: string;
  /** It goes to the customer of this joined case, who hears of the original. */
  readonly listener?: { readonly caseId: string; readonly heardOf: string };
}

export type TellingOf<T extends CaseEvent['type']> = Telling<CaseDataOf<T>>;

export function aboutCase({ event, state, listener }: Telling): About {
  return { caseId: idOf(event.streamId), number: listener?.heardOf ?? state.number };
}

/** Quiet hours hold back what is not urgent; they never hold back the fact. */
export function openingTime({ event, state, timetable }: Telling): Date | undefined {
  return state.urgency === 'urgent' ? undefined : nextOpening(timetable.calendar, new Date(event.recordedAt));
}
