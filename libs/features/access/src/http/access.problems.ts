import type { ProblemTable } from '@engine/platform';

/** PERSON_UNKNOWN and DEPARTMENT_UNKNOWN are for all features that name people and departments. */
export const accessProblems = {
  PERSON_NOT_FOUND: { status: 404, zh: '没有此人员。' },
  PERSON_EXISTS: { status: 409, zh: '此人员已登记。' },
  PERSON_UNKNOWN: { status: 422, zh: '所指的人员不存在。' },
  DEPARTMENT_NOT_FOUND: { status: 404, zh: '没有此部门。' },
  DEPARTMENT_EXISTS: { status: 409, zh: '此部门已登记。' },
  DEPARTMENT_UNKNOWN: { status: 422, zh: '所指的部门不存在。' },
  API_KEY_NOT_FOUND: { status: 404, zh: '没有此 API 密钥。' },
  API_KEY_EXISTS: { status: 409, zh: '此 API 密钥已签发。' },
  API_KEY_IN_USE: { status: 409, zh: '密钥不能吊销自身，请使用另一个密钥。' },
} as const satisfies ProblemTable;
