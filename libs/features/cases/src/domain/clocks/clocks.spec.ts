import { type ExistingCase } from '../case';
import { type CaseEvent } from '../case.events';
import { at, cn, MONDAY } from '../case.fixture';
import { clocksOf, pendingSteps } from './clocks';
import { deadlinesOf } from './deadlines-of-case';
import { after, clock, times, due, stateOf, hour } from './clock-readings.fixture';
import * as the from '../case.fixture';

const { opened, assigned, resolved, delivered, asked } = the;

describe('the result and the objection window', () => {
  it('gives 24 hours to tell the result', () =>
    expect(due('result_notice', opened, assigned, at(hour(1), resolved))).toBe('2026-03-03 10:00'));
  it('is met by telling it', () => expect(stateOf('result_notice', opened, assigned, resolved, delivered)).toBe('met'));
  it('gives 3 whole business days to object, from the day of asking', () => {
    const facts = [opened, assigned, resolved, delivered];
    expect(times('objection', ...facts, asked())).toEqual({ expire: '2026-03-05 18:00' });
    expect(due('objection', ...facts, at(cn('2026-03-06 15:00'), asked()))).toBe('2026-03-11 18:00');
  });
  it('gives them again after each attempt', () => {
    const again = [opened, assigned, resolved, delivered, asked(), at(cn('2026-03-04 10:00'), asked({ attempt: 2 }))];
    expect(clock('objection', ...again)?.round.round).toBe(2);
    expect(due('objection', ...again)).toBe('2026-03-09 18:00');
  });
  it('does not open while nobody has told the result', () => {
    const facts = [opened, assigned, resolved, asked({ outcome: 'no_answer' })];
    expect(clock('objection', ...facts)).toBeUndefined();
    expect(stateOf('result_notice', ...facts)).toBe('running');
  });
  it('ends with the answer', () =>
    expect(stateOf('objection', ...the.lives.awaiting_confirmation, the.confirmed())).toBe('met'));
});

describe('the end of work', () => {
  const followUp = the.scheduled({ dueAt: hour(200) });

  it('stops every clock but the follow-ups', () => {
    const facts = [opened, assigned, the.planned(hour(100)), followUp, resolved];
    const running = clocksOf(after(facts) as ExistingCase, the.timetable).filter(({ state }) => state === 'running');
    expect(running.map(({ round }) => round.clock).sort()).toEqual(['follow_up', 'result_notice']);
  });
  it('leaves only them once the case is closed', () => {
    const facts = [opened, assigned, followUp, resolved, delivered, asked(), the.confirmed(), the.closed];
    expect(deadlinesOf(after(facts), () => the.timetable).map(({ clock }) => clock)).toEqual(['follow_up']);
  });
  it('ends a follow-up when it is done', () => {
    const done: CaseEvent = { type: 'FollowUpCompleted', data: { followUpId: 'follow-1', result: '运行稳定' } };
    expect(stateOf('follow_up', opened, followUp, done)).toBe('met');
  });
  it.each([
    ['dispute', [...the.lives.awaiting_confirmation, at(hour(10), the.disputed)]],
    ['reopening', [...the.lives.closed, at(hour(10), the.reopened(1))]],
  ])('is undone by a %s: every clock starts anew in the next cycle', (_name, facts) => {
    const running = clocksOf(after(facts) as ExistingCase, the.timetable).filter(({ state }) => state === 'running');
    expect(running.map(({ round }) => [round.clock, round.round, round.cycle, round.startedAt])).toEqual([
      ['acknowledgement', 2, 2, hour(10)],
      ['first_response', 2, 2, hour(10)],
      ['customer_update', 2, 2, hour(10)],
      ['plan_due', 2, 2, hour(10)],
    ]);
  });
});

describe('an anonymous case', () => {
  it('has no clocks about its customer', () => {
    const facts = [the.anonymous, assigned, the.planned(hour(40))];
    const clocks = clocksOf(after(facts) as ExistingCase, the.timetable).map(({ round }) => round.clock);
    expect(clocks.sort()).toEqual(['acknowledgement', 'plan_due', 'resolution']);
  });
  it('owes its result to nobody', () =>
    expect(clock('result_notice', the.anonymous, assigned, resolved)).toBeUndefined());
});

describe('an accepted escalation', () => {
  const facts = [opened, the.escalated(1, 1), the.accepted(1, cn('2026-03-04 12:00'))];

  it('holds what would go higher until the promised time, and nothing else', () =>
    expect(times('first_response', ...facts)).toEqual({
      warn: '2026-03-03 03:00',
      level_1: '2026-03-03 09:00',
      level_2: '2026-03-04 12:00',
    }));
  it('holds nothing that is due later anyway', () =>
    expect(times('first_response', opened, the.escalated(1, 1), the.accepted(1, hour(1))).level_2).toBe(
      '2026-03-03 21:00',
    ));
  it('holds it after a de-escalation too', () => {
    const calm: CaseEvent = { type: 'IssueDeescalated', data: { level: 1, reason: '已恢复' } };
    expect(times('first_response', ...facts, calm)).toMatchObject({ level_1: '2026-03-04 12:00' });
  });
  it('holds nothing once the work is done', () =>
    expect(times('result_notice', ...facts, assigned, resolved)).toMatchObject({ level_2: '2026-03-03 21:00' }));
});

describe('what waits for its time', () => {
  it('is one step of each running clock, the first that has not fired', () => {
    const warned: CaseEvent = {
      type: 'DeadlineWarned',
      data: {
        clock: 'first_response',
        subject: 'case',
        round: 1,
        step: 'warn',
        dueAt: MONDAY,
        latenessSeconds: 0,
        skipped: [],
      },
    };
    expect(
      deadlinesOf(after([opened, warned]), () => the.timetable).map(({ clock, round, step }) => [clock, round, step]),
    ).toEqual([
      ['acknowledgement', 1, 'warn'],
      ['first_response', 1, 'level_1'],
      ['customer_update', 1, 'warn'],
    ]);
  });
  it('is nothing of a clock that has ended', () =>
    expect(pendingSteps(clock('acknowledgement', opened, the.acknowledged)!)).toEqual([]));
  it('is nothing of a case that does not exist', () => expect(deadlinesOf(after([]), () => the.timetable)).toEqual([]));
});

it('does not warn of a promise for the same day in the moment it is made', () => {
  const sameDay = [opened, assigned, the.planned(cn('2026-03-02 17:00'))];
  expect(Object.keys(times('resolution', ...sameDay))).toEqual(['level_1', 'level_2']);
  const laterOn = [opened, assigned, the.planned(cn('2026-03-05 17:00'))];
  expect(times('resolution', ...laterOn).warn).toBe('2026-03-04 17:00');
});
