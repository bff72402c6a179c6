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
  ABSENCE_PERIOD_INVALID: { status: 422, zh: '缺勤必须先开始后结束，且不能已经过去。' },
  ABSENCE_OVERLAPS: { status: 409, zh: '此人员在 {from} 至 {to} 已登记缺勤，请先取消。' },
  ABSENCE_NOT_FOUND: { status: 404, zh: '此人员没有这次缺勤。' },
  ABSENCE_OVER: { status: 409, zh: '这次缺勤已经结束。' },
  OWN_ABSENCE_ONLY: { status: 403, zh: '您只能登记自己的缺勤；他人的缺勤由部门负责人或管理员登记。' },
  DELEGATE_IS_ABSENT_PERSON: { status: 422, zh: '代理人不能是缺勤者本人。' },
  DUTY_SHIFT_INVALID: { status: 422, zh: '第 {shift} 个班次必须先开始后结束。' },
  DUTY_SHIFTS_OVERLAP: { status: 422, zh: '同一张值班表的班次不能重叠：{from}。' },
} as const satisfies ProblemTable;
