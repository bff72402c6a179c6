import type { CommandMeta, Decide } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { mustExist } from '../guards';

export class NoteProgress {
  constructor(
    readonly id: string,
    readonly data: { readonly text: string; readonly visibleToCustomer: boolean },
    readonly meta: CommandMeta,
  ) {}
}

export const noteProgress: Decide<NoteProgress, Case, CaseEvent> = ({ data }, state) => {
  mustExist(state);
  return [{ type: 'ProgressNoted', data: { text: data.text, visibleToCustomer: data.visibleToCustomer } }];
};
