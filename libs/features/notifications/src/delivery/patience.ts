/** Milliseconds of real time after the first, second, ... failed attempt; the last one repeats. */
const PAUSES = [1_000, 5_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000];
/** About a day of trying. */
export const MOST_ATTEMPTS = 30;
const DAY = 86_400_000;
/** A clock that leaps, as after downtime or in the sandbox, must not end the first attempt's chances. */
const LEAST_ATTEMPTS = 4;

export function pauseAfter(attempts: number): number {
  return PAUSES[Math.min(attempts, PAUSES.length) - 1];
}

/** After a day of business time since the first attempt, or too many attempts. */
export function isGivenUp(attempts: number, firstTriedAt: Date, now: Date): boolean {
  const old = now.getTime() - firstTriedAt.getTime() >= DAY;
  return attempts >= MOST_ATTEMPTS || (old && attempts >= LEAST_ATTEMPTS);
}
