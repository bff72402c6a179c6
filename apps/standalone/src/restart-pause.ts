const WINDOW_MS = 60_000;
const DEATHS_TOO_MANY = 5;
const FIRST_PAUSE_MS = 250;

/**
 * Ms to wait before a process that has just died is started again, doubling with each death in the last minute;
 * undefined when that was the fifth.
 *
 * @param deaths when it died, in ms, the last one included
 */
export function pauseBeforeRestart(deaths: readonly number[], now: number): number | undefined {
  const recent = deaths.filter((death) => death > now - WINDOW_MS).length;
  return recent >= DEATHS_TOO_MANY ? undefined : FIRST_PAUSE_MS * 2 ** (recent - 1);
}
