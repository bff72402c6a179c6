import type { Policy } from '../contract';
import { durationRule, isDuration } from './duration';
import type { FieldProblem } from './field-problem';
import { ladderProblems } from './ladder-problems';
import { routingProblems } from './routing-problems';

/** What keeps a policy from being published; nothing when it may be. Expects the shape, judges the values. */
export function policyProblems(policy: Policy): FieldProblem[] {
  return [
    ...(policy.name.trim() ? [] : [{ pointer: '/name', en: 'must not be blank', zh: '不能为空' }]),
    ...targetProblems(policy),
    ...numberProblems(policy),
    ...routingProblems(policy.routing),
    ...ladderProblems(policy.ladders),
  ];
}

function targetProblems({ targets }: Policy): FieldProblem[] {
  const {
    acknowledgement,
    first_response,
    nudge,
    plan_due,
    result_notice,
    objection,
    approval,
    ruling,
    ownership,
    customer_answer,
  } = targets;
  const { contact_summary, value_check, callback, request_response } = targets;
  const byField: Readonly<Record<string, unknown>> = {
    acknowledgement,
    'first_response/urgent': first_response.urgent,
    'first_response/normal': first_response.normal,
    'first_response/low': first_response.low,
    nudge,
    'plan_due/urgent': plan_due.urgent,
    'plan_due/normal': plan_due.normal,
    'plan_due/low': plan_due.low,
    result_notice,
    objection,
    ruling,
    ...(ownership ? { ownership } : {}),
    customer_answer,
    approval,
    contact_summary,
    value_check,
    callback,
    'request_response/high': request_response.high,
    'request_response/medium': request_response.medium,
    'request_response/low': request_response.low,
  };
  return Object.entries(byField)
    .filter(([, target]) => !isDuration(target))
    .map(([field]) => ({ pointer: `/targets/${field}`, ...durationRule }));
}

const bounds = {
  customerUpdateHours: [1, 8_760],
  hoursBetweenNudges: [1, 8_760],
  lateEntryHours: [1, 8_760],
  reopeningDays: [0, 3_650],
  attemptsBeforeSilence: [1, 10],
  delayThatEscalates: [1, 100],
  reopeningThatEscalates: [1, 100],
} as const satisfies Partial<Record<keyof Policy, readonly [least: number, most: number]>>;

function numberProblems(policy: Policy): FieldProblem[] {
  return (Object.keys(bounds) as (keyof typeof bounds)[]).flatMap((field) => {
    const [least, most] = bounds[field];
    const value = policy[field];
    if (Number.isInteger(value) && value >= least && value <= most) return [];
    return [
      {
        pointer: `/${field}`,
        en: `must be a whole number from ${least} to ${most}`,
        zh: `应为 ${least} 至 ${most} 的整数`,
      },
    ];
  });
}
