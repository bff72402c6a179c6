import type { ProblemTable } from '@engine/platform';

export const sandboxProblems: ProblemTable = {
  SANDBOX_ONLY: {
    status: 409,
    zh: '只有以 CLOCK=sandbox 启动的数据库才能拨动时钟。',
    en: 'The clock can be moved only on a database that began with CLOCK=sandbox.',
  },
  CLOCK_STUCK: {
    status: 503,
    zh: '时钟未能走完:{why}',
    en: 'The clock did not get there. {why}',
  },
  CLOCK_MOVE_INVALID: {
    status: 400,
    zh: '请只填写一项:advance(如 PT48H)或 to(时间点)。',
    en: 'Give either advance, an ISO 8601 duration such as PT48H, or to, an instant.',
  },
};
