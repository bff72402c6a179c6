import { recipientOf } from '../../domain/escalations/recipients';
import type { Telling } from '../telling';

/** Whom the customer can reach about the case: its owner or who stands in, or the head of the intake department. */
export interface Contact {
  readonly name: string;
  readonly department?: string;
  readonly phone?: string;
  /** Answers go there: mail to the sender of all mail may be read by nobody. */
  readonly email?: string;
}

export function contactOf({
  event,
  state,
  directory,
}: Pick<Telling, 'event' | 'state' | 'directory'>): Contact | undefined {
  const owner = recipientOf('owner', state, directory, { now: new Date(event.recordedAt) });
  if (!owner) return undefined;
  const person = directory.people.get(owner.personId);
  const departmentId = person?.departmentId ?? owner.departmentId;
  return {
    name: person?.name ?? owner.name,
    department: departmentId ? directory.departments.get(departmentId)?.name : undefined,
    phone: person?.phone,
    email: person?.email,
  };
}
