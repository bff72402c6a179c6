export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Milliseconds since local midnight, or undefined when the text is not `HH:MM` from 00:00 to 24:00. */
export function parseTime(text: string): number | undefined {
  if (!/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text)) return undefined;
  return Number(text.slice(0, 2)) * HOUR + Number(text.slice(3)) * MINUTE;
}

/** @throws RangeError when the text is not a local time. */
export function timeOfDay(text: string): number {
  const time = parseTime(text);
  if (time === undefined) throw new RangeError(`${text} is not a local time from 00:00 to 24:00.`);
  return time;
}

/** Days are numbered from 1970-01-01; a local date has the same number in every zone. */
export function isoDate(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** ISO weekday of a numbered day: 1970-01-01 was a Thursday. */
export function isoWeekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
