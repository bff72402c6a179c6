import type { LadderStep, Policy } from '../contract';
import { defaultPolicy } from '../default-policy';
import { policyProblems } from './policy-problems';

const pointers = (change: Partial<Policy>) =>
  policyProblems({ ...defaultPolicy, ...change }).map(({ pointer }) => pointer);
const targets = (change: object) => ({ targets: { ...defaultPolicy.targets, ...change } as Policy['targets'] });
const ladders = (change: object) => ({ ladders: { ...defaultPolicy.ladders, ...change } as Policy['ladders'] });
const step = (name: string, percent: number, more: Partial<LadderStep> = {}): LadderStep => ({
  step: name,
  at: { percent },
  to: 'owner',
  ...more,
});

describe('what keeps a policy from being published', () => {
  it('is nothing in the default pack', () => expect(policyProblems(defaultPolicy)).toEqual([]));

  it.each(
    (
      [
        [{ name: '  ' }, '/name'],
        [targets({ acknowledgement: { hours: 0 } }), '/targets/acknowledgement'],
        [targets({ acknowledgement: { hours: 1.5 } }), '/targets/acknowledgement'],
        [targets({ acknowledgement: { hours: 8_761 } }), '/targets/acknowledgement'],
        [targets({ result_notice: { hours: 1, businessHours: 1 } }), '/targets/result_notice'],
        [targets({ objection: { businessDays: 3 } }), '/targets/objection'],
        [targets({ objection: { businessDays: 3, cutOff: 'noon' } }), '/targets/objection'],
        [targets({ plan_due: { urgent: { hours: 1 }, normal: { hours: 1 } } }), '/targets/plan_due/low'],
        [targets({ first_response: { normal: { hours: 1 }, low: { hours: 1 } } }), '/targets/first_response/urgent'],
        [targets({ value_check: { months: 0 } }), '/targets/value_check'],
        [targets({ callback: { months: 121 } }), '/targets/callback'],
        [
          targets({ request_response: { high: { months: 1 }, medium: { months: 3 } } }),
          '/targets/request_response/low',
        ],
        [{ customerUpdateHours: 0 }, '/customerUpdateHours'],
        [{ lateEntryHours: 24.5 }, '/lateEntryHours'],
        [{ reopeningDays: -1 }, '/reopeningDays'],
        [{ attemptsBeforeSilence: 0 }, '/attemptsBeforeSilence'],
        [{ delayThatEscalates: 0 }, '/delayThatEscalates'],
        [{ reopeningThatEscalates: 101 }, '/reopeningThatEscalates'],
        [ladders({ duration: [] }), '/ladders/duration'],
        [ladders({ duration: [step('a', 0)] }), '/ladders/duration/0/at'],
        [ladders({ duration: [step('a', 100, { at: { businessDays: 1 } })] }), '/ladders/duration/0/at'],
        [ladders({ dated: [step('a', 100)] }), '/ladders/dated/0/at'],
        [ladders({ duration: [step('a', 100), step('b', 75)] }), '/ladders/duration/1'],
        [ladders({ duration: [step('a', 75, { level: 2 }), step('b', 100, { level: 1 })] }), '/ladders/duration/1'],
        [ladders({ duration: [step('a', 75), step('a', 100)] }), '/ladders/duration/1/step'],
        [ladders({ customer_update: [step('send', 90)] }), '/ladders/customer_update'],
        [ladders({ customer_update: [step('send', 100, { onlyFor: ['urgent'] })] }), '/ladders/customer_update'],
        [ladders({ objection: [step('warn', 50), step('expire', 100)] }), '/ladders/objection'],
        [ladders({ silence: [step('give_up', 100)] }), '/ladders/silence'],
        [
          ladders({ silence: defaultPolicy.ladders.silence.map((s) => ({ ...s, at: { percent: 90 } })) }),
          '/ladders/silence',
        ],
        [targets({ customer_answer: { hours: 0 } }), '/targets/customer_answer'],
      ] as [Partial<Policy>, string][]
    ).map(([change, pointer]) => [pointer, change] as const),
  )('is named at %s', (pointer, change) => expect(pointers(change)).toEqual([pointer]));

  it('names every field at once', () =>
    expect(pointers({ name: '', lateEntryHours: 0, ...targets({ objection: {} }) })).toEqual([
      '/name',
      '/targets/objection',
      '/lateEntryHours',
    ]));
});
