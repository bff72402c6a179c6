import { noWorkingTime, SEARCH_DAYS, type CalendarDays, type Window } from './calendar-days';

/** What counts as running: all in epoch milliseconds. */
export interface RunningTime {
  /** The earliest instant at which `duration` has run since `from`; for 0 that is `from` itself. */
  after(from: number, duration: number): number;
  between(from: number, to: number): number;
}

export const dayAndNight: RunningTime = {
  after: (from, duration) => from + duration,
  between: (from, to) => Math.max(0, to - from),
};

export const workingTime = (days: CalendarDays): RunningTime => ({
  after(from, duration) {
    if (duration <= 0) return from;
    let left = duration;
    let lastWorked = days.dayAt(from).number;
    for (let day = days.day(lastWorked); ; day = days.day(day.number + 1)) {
      for (const window of day.windows) {
        const begin = Math.max(window.from, from);
        if (begin >= window.to) continue;
        if (left <= window.to - begin) return begin + left;
        left -= window.to - begin;
        lastWorked = day.number;
      }
      if (day.number - lastWorked > SEARCH_DAYS) throw noWorkingTime(lastWorked);
    }
  },
  between(from, to) {
    let sum = 0;
    for (let day = days.dayAt(from); day.from < to; day = days.day(day.number + 1)) {
      for (const window of day.windows) sum += Math.max(0, Math.min(window.to, to) - Math.max(window.from, from));
    }
    return sum;
  },
});

/** The earliest instant at which `duration` has run outside the pauses, which are in order and do not overlap. */
export function runOut(time: RunningTime, start: number, duration: number, pauses: readonly Window[]): number {
  if (duration <= 0) return start;
  let from = start;
  let left = duration;
  for (const pause of pauses) {
    if (pause.to <= from) continue;
    if (pause.from > from) {
      const due = time.after(from, left);
      if (due <= pause.from) return due;
      left -= time.between(from, pause.from);
    }
    from = pause.to;
  }
  return time.after(from, left);
}
