import { union, type Window } from './calendar-days';
import { epochOf } from './instant';
import type { Span } from './working-calendar';

/** Pauses in order and joined where they overlap, so that no minute is taken off twice. */
export function windowsOf(spans: readonly Span[]): Window[] {
  return union(spans.map(({ from, to }) => ({ from: epochOf(from), to: epochOf(to) })));
}
