import { nextOpening } from '@engine/working-time';
import type { OutgoingMessage, TemplateVariables } from '@features/notifications/contract';
import { clocksOf } from '../../domain/clocks/clocks';
import type { ProgressUpdate } from './progress-of';
import { openingTime, type Telling, type TellingOf } from '../telling';
import { when } from '../words/when';
import { promisesAhead } from './promises-ahead';
import { toCustomer } from './to-customer';

/** The 48-hour update (H1), or what a person wrote instead of it. What a person has told already has no message id. */
export function progressUpdate(telling: TellingOf<'ProgressUpdateSent'>): OutgoingMessage[] {
  const { data } = telling.event;
  // What a person told the one customer has not reached the others.
  if (!telling.listener && (!data.messageId || data.channel !== 'email')) return [];
  const variables = progressVariables(telling, data, nextUpdate(telling));
  return data.text === undefined
    ? toCustomer(telling, { template: 'progress_update', messageId: data.messageId, goes: 'at opening', variables })
    : toCustomer(telling, {
        template: 'personal_update',
        messageId: data.messageId,
        goes: 'at opening',
        variables: { ...variables, text: data.text },
      });
}

/** What comes since, what comes next, and when. The same words serve the preview. */
export function progressVariables(
  { event, state, story, zone }: Telling,
  { steps, missed, plannedCompletion, planOverdue }: ProgressUpdate,
  next: Date | undefined,
): TemplateVariables {
  const { locale } = state.customer;
  const say = (at: string | Date | undefined) => (at ? when(at, locale, zone, event.recordedAt) : null);
  return {
    steps,
    late: missed > 0,
    waitingFor: story.waitingFor ?? null,
    plannedCompletion: say(plannedCompletion),
    planOverdue,
    nextUpdate: say(next),
    promises: promisesAhead(state, locale, (at) => when(at, locale, zone, event.recordedAt), event.recordedAt),
  };
}

/** When the customer will have the next one at the latest; not told where this one itself waits that long. */
function nextUpdate(telling: Telling): Date | undefined {
  const { state, timetable } = telling;
  const clock = clocksOf(state, timetable).find(({ round }) => round.clock === 'customer_update');
  if (clock?.state !== 'running' || !clock.dueAt) return undefined;
  const held = openingTime(telling);
  const arrives = held ? nextOpening(timetable.calendar, clock.dueAt) : clock.dueAt;
  return !held || arrives > held ? arrives : undefined;
}
