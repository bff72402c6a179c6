import type { ProblemTable } from '@engine/platform';

/** CASE_NOT_FOUND and PERSON_REQUIRED are in the table of cases. */
export const auditProblems = {
  TOO_MANY_STREAMS: { status: 503, zh: '实时连接过多,请稍后重试。', en: 'Too many listen already. Try again later.' },
} as const satisfies ProblemTable;
