import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { PersonEvent, PersonProfile } from './access.events';
import { type PersonState, personProfile } from './person';
import { sameProfile } from './same-profile';

/** Carries the whole profile: what is left out is gone. */
export class ChangePerson {
  constructor(
    readonly id: string,
    readonly data: PersonProfile,
    readonly meta: CommandMeta,
  ) {}
}

export const changePerson: Decide<ChangePerson, PersonState, PersonEvent> = ({ data }, state) => {
  if (state.status === 'absent') throw new Rejection('PERSON_NOT_FOUND', 'There is no such person.');
  const profile = personProfile(data);
  return sameProfile(profile, state.profile) ? [] : [{ type: 'PersonChanged', data: profile }];
};
