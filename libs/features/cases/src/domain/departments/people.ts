import type { DirectorySnapshot } from '@features/access/contract';
import type { StaffRef } from '../case.events';
import { mustBePerson } from '../escalations/presence';

/** Each once, in the order given. @throws Rejection PERSON_UNKNOWN */
export function mustAllBeKnown(personIds: readonly string[], directory: DirectorySnapshot): StaffRef[] {
  return [...new Set(personIds)].map((personId) => mustBePerson(personId, 'One of these people', directory));
}
