import { Duration } from 'luxon';

/** Milliseconds of an ISO 8601 duration such as PT48H or P2DT30M; undefined for anything else or nothing. */
export function millisecondsOf(text: string): number | undefined {
  const duration = Duration.fromISO(text);
  const milliseconds = duration.isValid ? duration.toMillis() : 0;
  return milliseconds > 0 ? milliseconds : undefined;
}
