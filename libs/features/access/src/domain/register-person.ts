import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { PersonEvent, PersonProfile } from './access.events';
import { type PersonState, personProfile } from './person';

export class RegisterPerson {
  constructor(
    readonly id: string,
    readonly data: PersonProfile,
    readonly meta: CommandMeta,
  ) {}
}

export const registerPerson: Decide<RegisterPerson, PersonState, PersonEvent> = ({ data }, state) => {
  if (state.status !== 'absent') throw new Rejection('PERSON_EXISTS', 'This person is registered already.');
  return [{ type: 'PersonRegistered', data: personProfile(data) }];
};
