import type { OutgoingMessage } from '@features/notifications/contract';
import type { TellingOf } from '../telling';
import { when } from '../words/when';
import { toStaff } from './to-staff';

/** Whoever is to keep a promise that somebody else has made. Of an escalation they have made it themselves. */
export function commitmentMade(telling: TellingOf<'CommitmentMade'>): OutgoingMessage[] {
  const { event, zone } = telling;
  const { source, what, owner, dueAt, visibleToCustomer } = event.data;
  if (source === 'escalation') return [];
  return toStaff(telling, owner, 'commitment_made', (locale) => ({
    what,
    dueAt: when(dueAt, locale, zone, event.recordedAt),
    toCustomer: visibleToCustomer,
  }));
}
