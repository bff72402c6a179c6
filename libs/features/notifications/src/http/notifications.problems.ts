import type { ProblemTable } from '@engine/platform';

/** Nothing here is refused but what every list refuses. */
export const notificationsProblems = {} as const satisfies ProblemTable;
