import type { LadderName, LadderStep, Policy } from '../contract';
import type { FieldProblem } from './field-problem';

type Unit = 'percent' | 'businessDays';

/** A dated clock has no minutes of its own to take a percentage of. */
const unitOf: Readonly<Record<LadderName, Unit>> = {
  duration: 'percent',
  dated: 'businessDays',
  customer_update: 'percent',
  objection: 'percent',
  silence: 'percent',
};
const range: Readonly<Record<Unit, readonly [number, number]>> = { percent: [1, 1_000], businessDays: [-60, 60] };

export function ladderProblems(ladders: Policy['ladders']): FieldProblem[] {
  return (Object.keys(unitOf) as LadderName[]).flatMap((name) => {
    const steps = ladders[name];
    const at = `/ladders/${name}`;
    if (steps.length === 0) return [{ pointer: at, en: 'must have at least one step', zh: '至少应有一级' }];
    const timeless = steps.flatMap((step, index) => timeProblems(step, unitOf[name], `${at}/${index}/at`));
    // Without their times nothing can be said of their order.
    if (timeless.length > 0) return timeless;
    return [...orderProblems(steps, unitOf[name], at), ...nameProblems(steps, at), ...settledProblems(name, steps, at)];
  });
}

function timeProblems({ at }: LadderStep, unit: Unit, pointer: string): FieldProblem[] {
  const [least, most] = range[unit];
  const value = valueOf(at, unit);
  const fits = Object.keys(at).length === 1 && Number.isInteger(value) && value >= least && value <= most;
  if (fits) return [];
  return [
    {
      pointer,
      en: `must be {"${unit}": n}, a whole number from ${least} to ${most}`,
      zh: `应为 {"${unit}": n}，取 ${least} 至 ${most} 的整数`,
    },
  ];
}

/** Of several steps that are past only the last one fires: it has to be the latest, and the highest. */
function orderProblems(steps: readonly LadderStep[], unit: Unit, pointer: string): FieldProblem[] {
  return steps.slice(1).flatMap((step, index) => {
    const before = steps[index];
    const rises = valueOf(step.at, unit) >= valueOf(before.at, unit) && (step.level ?? 0) >= (before.level ?? 0);
    if (rises) return [];
    return [
      {
        pointer: `${pointer}/${index + 1}`,
        en: 'must be no earlier and no lower than the step before it',
        zh: '不得早于或低于前一级',
      },
    ];
  });
}

function nameProblems(steps: readonly LadderStep[], pointer: string): FieldProblem[] {
  return steps.flatMap(({ step }, index) =>
    steps.findIndex((other) => other.step === step) === index
      ? []
      : [{ pointer: `${pointer}/${index}/step`, en: `"${step}" is there twice`, zh: `“${step}”重复` }],
  );
}

/** What the case itself does at these: without them no update would be sent, and no silence would ever end. */
function settledProblems(name: LadderName, steps: readonly LadderStep[], pointer: string): FieldProblem[] {
  const due = (wanted: string) =>
    steps.some(({ step, at, onlyFor }) => step === wanted && valueOf(at, 'percent') === 100 && !onlyFor);
  if (name === 'customer_update' && !(due('send') && steps.at(-1)?.step === 'send')) {
    return [
      {
        pointer,
        en: 'must end with the step "send" at 100 %, for every urgency',
        zh: '应以 100% 时的“send”结尾，适用所有紧急程度',
      },
    ];
  }
  if (name === 'objection' && !(steps.length === 1 && due('expire'))) {
    return [
      {
        pointer,
        en: 'must be the one step "expire" at 100 %, for every urgency',
        zh: '应仅含 100% 时的“expire”，适用所有紧急程度',
      },
    ];
  }
  if (name === 'silence' && !remindsAndGivesUp(steps)) {
    return [
      {
        pointer,
        en: `must be the steps ${SILENCE.join(', ')}, the last one at 100 %, for every urgency and without a level`,
        zh: `应依次为 ${SILENCE.join('、')}，最后一步在 100%，适用所有紧急程度，不含级别`,
      },
    ];
  }
  return [];
}

/** Two reminders and a last notice before a silence counts as one. */
const SILENCE = ['reminder_1', 'reminder_2', 'last_notice', 'give_up'];

function remindsAndGivesUp(steps: readonly LadderStep[]): boolean {
  const plain = steps.every(({ onlyFor, level }) => !onlyFor && !level);
  return plain && steps.map(({ step }) => step).join() === SILENCE.join() && valueOf(steps[3].at, 'percent') === 100;
}

function valueOf(at: LadderStep['at'], unit: Unit): number {
  return (at as { readonly [U in Unit]?: number })[unit] ?? Number.NaN;
}
