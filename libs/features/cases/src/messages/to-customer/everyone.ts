import type { OutgoingMessage } from '@features/notifications/contract';
import { type HearingListener, reachableListeners } from '../../domain/related/listeners';
import type { Telling } from '../telling';

/** The same news for the customer and for those of joined cases who are other people. */
export function everyone<D>(tell: (telling: Telling<D>) => OutgoingMessage[]) {
  return (telling: Telling<D>): OutgoingMessage[] => {
    const listeners = reachableListeners(telling.state).map((listener) => heardBy(listener, telling));
    return [telling, ...listeners].flatMap(tell);
  };
}

/** In their language, under their number and about their own words: nobody reads what another customer wrote. */
function heardBy(listener: HearingListener, telling: Telling): Telling<never> {
  const { state, feedback } = telling;
  const { number, customer, description } = listener;
  return {
    ...telling,
    state: { ...state, number, customer },
    feedback: { ...feedback, description, ask: undefined },
    listener: { caseId: listener.caseId, heardOf: state.number },
  } as Telling<never>;
}
