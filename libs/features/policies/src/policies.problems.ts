import type { ProblemTable } from '@engine/platform';

export const policiesProblems = {
  POLICY_INVALID: {
    status: 422,
    en: 'The policy cannot be published: see errors.',
    zh: '服务标准不能发布，详见 errors。',
  },
  CALENDAR_INVALID: {
    status: 422,
    en: 'The calendar cannot be published: see errors.',
    zh: '工作日历不能发布，详见 errors。',
  },
  CALENDAR_UNKNOWN: { status: 422, zh: '工作日历 {calendar} 从未发布，请先发布日历。' },
  POLICY_NOT_FOUND: { status: 404, zh: '没有这个版本的服务标准。' },
  CALENDAR_NOT_FOUND: { status: 404, zh: '没有这个工作日历或版本。' },
} as const satisfies ProblemTable;
