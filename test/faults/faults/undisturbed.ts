import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../fault';

/** What the invariants say when nothing is wrong; without this the rest would prove nothing. */
export const undisturbed: Fault = {
  name: 'undisturbed',
  about: 'nothing goes wrong',
  selected: true,
  strike: () => sleep(5_000),
};
