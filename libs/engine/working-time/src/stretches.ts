import { daysOf, type LocalDay, type Window } from './calendar-days';
import { epochOf, instantOf } from './instant';
import { isoDate, MINUTE } from './local-time';
import { windowsOf } from './pauses';
import type { Span, WorkingCalendar } from './working-calendar';

/** A piece of a span in which time ran, stood still by a pause, or stood still because nobody works. */
export interface Stretch {
  readonly kind: 'running' | 'paused' | 'closed';
  readonly from: Date;
  readonly to: Date;
  /** Minutes that ran, with fractions: 0 unless it is running. */
  readonly minutes: number;
  /** Named days that a closed stretch lies in: holidays, as the calendar calls them. */
  readonly names: readonly string[];
}

type Piece = Window & { readonly kind: Stretch['kind']; readonly names?: readonly string[] };

/**
 * `span` in pieces, in order and without gap or overlap: what `elapsed` sums up, one by one. `hours` know no closed
 * time.
 * @throws RangeError for an invalid Date.
 */
export function stretches(
  calendar: WorkingCalendar,
  unit: 'hours' | 'business',
  span: Span,
  pauses: readonly Span[] = [],
): Stretch[] {
  const whole = { from: epochOf(span.from), to: epochOf(span.to) };
  const paused = windowsOf(pauses)
    .map(({ from, to }) => ({ from: Math.max(from, whole.from), to: Math.min(to, whole.to) }))
    .filter(({ from, to }) => from < to);
  const open = (gap: Window) => (unit === 'hours' ? [{ ...gap, kind: 'running' as const }] : opening(calendar, gap));
  const pieces = alternating(whole, paused).flatMap(({ inside, ...piece }): Piece[] =>
    inside ? [{ ...piece, kind: 'paused' }] : open(piece),
  );
  return pieces.map(({ kind, from, to, names = [] }) => ({
    kind,
    from: instantOf(from),
    to: instantOf(to),
    minutes: kind === 'running' ? (to - from) / MINUTE : 0,
    names,
  }));
}

/** The whole, cut where `parts` begin and end; they are in order, do not overlap and lie within. */
function alternating(whole: Window, parts: readonly Window[]): (Window & { readonly inside: boolean })[] {
  const cut: (Window & { inside: boolean })[] = [];
  let at = whole.from;
  for (const part of parts) {
    if (at < part.from) cut.push({ from: at, to: part.from, inside: false });
    cut.push({ ...part, inside: true });
    at = part.to;
  }
  if (at < whole.to) cut.push({ from: at, to: whole.to, inside: false });
  return cut;
}

function opening(calendar: WorkingCalendar, span: Window): Piece[] {
  const days = daysOf(calendar);
  const pieces: Piece[] = [];
  for (let day = days.dayAt(span.from); day.from < span.to; day = days.day(day.number + 1)) {
    const within = { from: Math.max(day.from, span.from), to: Math.min(day.to, span.to) };
    const windows = day.windows
      .map(({ from, to }) => ({ from: Math.max(from, within.from), to: Math.min(to, within.to) }))
      .filter(({ from, to }) => from < to);
    for (const { inside, ...piece } of alternating(within, windows)) {
      join(pieces, inside ? { ...piece, kind: 'running' } : { ...piece, kind: 'closed', names: named(calendar, day) });
    }
  }
  return pieces;
}

/** A night after a closing is one stretch with the morning before the next opening, and with the holidays between. */
function join(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  if (last?.kind !== piece.kind || last.to !== piece.from) return void pieces.push(piece);
  const names = [...new Set([...(last.names ?? []), ...(piece.names ?? [])])];
  pieces[pieces.length - 1] = { ...last, to: piece.to, names };
}

function named(calendar: WorkingCalendar, { number, windows }: LocalDay): string[] {
  const name = windows.length === 0 ? calendar.days[isoDate(number)]?.name : undefined;
  return name ? [name] : [];
}
