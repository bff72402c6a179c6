import type { OutgoingMessage } from '@features/notifications/contract';
import { recipientOf } from '../../domain/escalations/recipients';
import type { TellingOf } from '../telling';
import { verdictWords } from '../words/terms';
import { toStaff } from './to-staff';

export function reviewRequested(telling: TellingOf<'ReviewRequested'>): OutgoingMessage[] {
  return toStaff(telling, telling.event.data.reviewer, 'review_requested', () => ({}));
}

/** The owner hears what the reviewer found. */
export function caseReviewed(telling: TellingOf<'CaseReviewed'>): OutgoingMessage[] {
  const { event, state, directory } = telling;
  const { reviewer, verdict, notes } = event.data;
  return toStaff(
    telling,
    recipientOf('owner', state, directory, { now: new Date(event.recordedAt) }),
    'reviewed',
    (locale) => ({
      reviewer: reviewer.name,
      verdict: verdictWords[locale][verdict],
      notes,
    }),
  );
}
