import { Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { StaffRef } from '../case.events';
import { staffRef } from '../escalations/presence';

/** Each once, in the order given. */
export function mustAllBeKnown(personIds: readonly string[], directory: DirectorySnapshot): StaffRef[] {
  return [...new Set(personIds)].map((personId) => {
    const person = staffRef(personId, directory);
    if (person) return person;
    throw new Rejection('PERSON_UNKNOWN', 'One of these people is not known.', { personId });
  });
}
