import type { OutgoingMessage } from '@features/notifications/contract';
import type { TellingOf } from '../telling';
import { deadlinesAhead } from './deadlines-ahead';
import { toStaff } from './to-staff';

export function assigned(telling: TellingOf<'CaseAssigned'>): OutgoingMessage[] {
  const { owner, previousOwner, reason } = telling.event.data;
  return toStaff(telling, owner, 'assigned', (locale) => ({
    previousOwner: previousOwner?.name ?? null,
    reason: reason ?? null,
    deadlines: deadlinesAhead(telling, locale),
  }));
}
