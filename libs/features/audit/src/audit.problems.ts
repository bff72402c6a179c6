import type { ProblemTable } from '@engine/platform';

/** CASE_NOT_FOUND is in the table of cases. */
export const auditProblems = {} as const satisfies ProblemTable;
