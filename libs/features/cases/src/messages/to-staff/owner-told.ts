import type { OutgoingMessage } from '@features/notifications/contract';
import { recipientOf } from '../../domain/escalations/recipients';
import type { Telling, TellingOf } from '../telling';
import { when } from '../words/when';
import { deadlinesAhead } from './deadlines-ahead';
import { toStaff } from './to-staff';

// The owner must know what others have done to the case; without one, the head of the intake department.

export function escalationAccepted(telling: TellingOf<'EscalationAccepted'>): OutgoingMessage[] {
  const { event, zone } = telling;
  const { acceptedBy, promisedAt, note } = event.data;
  const owner = ownerOf(telling);
  if (owner?.personId === acceptedBy.personId) return [];
  return toStaff(telling, owner, 'escalation_accepted', (locale) => ({
    acceptedBy: acceptedBy.name,
    promisedAt: when(promisedAt, locale, zone, event.recordedAt),
    note: note ?? null,
  }));
}

export function nudged(telling: TellingOf<'CustomerNudged'>): OutgoingMessage[] {
  const { text } = telling.event.data;
  return toStaff(telling, ownerOf(telling), 'nudged', (locale) => ({
    text,
    deadlines: deadlinesAhead(telling, locale),
  }));
}

export function disputed(telling: TellingOf<'ResolutionDisputed'>): OutgoingMessage[] {
  const { reason } = telling.event.data;
  return toStaff(telling, ownerOf(telling), 'disputed', (locale) => ({
    reason,
    deadlines: deadlinesAhead(telling, locale),
  }));
}

export function reopened(telling: TellingOf<'CaseReopened'>): OutgoingMessage[] {
  const { reason, number } = telling.event.data;
  return toStaff(telling, ownerOf(telling), 'reopened', (locale) => ({
    reason,
    times: number,
    deadlines: deadlinesAhead(telling, locale),
  }));
}

function ownerOf({ event, state, directory }: Telling) {
  return recipientOf('owner', state, directory, { now: new Date(event.recordedAt) });
}
