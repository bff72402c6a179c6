import { type Dated, fold } from '@engine/decider/specify';
import { type Case, caseStream, type ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { at, cn, local, MONDAY } from '../case.fixture';
import { type Clock, clocksOf, pendingSteps } from './clocks';
import { deadlinesOf } from './deadlines-of-case';
import type { ClockName } from '../vocabulary';

const after = (facts: readonly Dated<CaseEvent>[]): Case => fold(caseStream, facts, MONDAY);
const clock = (name: ClockName, ...facts: Dated<CaseEvent>[]): Clock | undefined =>
  clocksOf(after(facts) as ExistingCase, the.timetable).find(({ round }) => round.clock === name);
const times = (name: ClockName, ...facts: Dated<CaseEvent>[]) =>
  Object.fromEntries((clock(name, ...facts)?.steps ?? []).map(({ rule, dueAt }) => [rule.step, local(dueAt)]));
const due = (name: ClockName, ...facts: Dated<CaseEvent>[]) => local(clock(name, ...facts)?.dueAt);
const stateOf = (name: ClockName, ...facts: Dated<CaseEvent>[]) => clock(name, ...facts)?.state;
const hour = (hours: number) => new Date(Date.parse(MONDAY) + hours * 3_600_000).toISOString();
const { opened, assigned, contacted, replied, resolved, delivered, asked } = the;

describe('the targets of the first response', () => {
  it('are 2 hours when urgent, with all three levels', () =>
    expect(times('first_response', the.urgent)).toEqual({
      warn: '2026-03-02 10:30',
      level_1: '2026-03-02 11:00',
      level_2: '2026-03-02 12:00',
      level_3: '2026-03-02 13:00',
    }));

  it('are 24 hours when normal, day and night, without the executive', () =>
    expect(times('first_response', opened)).toEqual({
      warn: '2026-03-03 03:00',
      level_1: '2026-03-03 09:00',
      level_2: '2026-03-03 21:00',
    }));

  it.each([
    ['over a weekend', '2026-03-06 16:00', '2026-03-11 16:00'],
    ['written on a Saturday', '2026-03-07 11:00', '2026-03-12 09:00'],
    ['over the National Day week, with a make-up Saturday', '2026-09-30 16:00', '2026-10-10 16:00'],
    ['written within the National Day week', '2026-10-03 10:00', '2026-10-12 09:00'],
    ['over a make-up Sunday', '2026-09-18 16:00', '2026-09-22 16:00'],
  ])('are 3 business days when low: %s', (_case, from, to) =>
    expect(due('first_response', at(cn(from), the.low))).toBe(to),
  );

  it('warn at 75 % of the working minutes of business days', () =>
    // 22.5 hours from Friday 16:00 to Wednesday 16:00; 16 h 52.5 min of them end on Tuesday.
    expect(times('first_response', at(cn('2026-03-06 16:00'), the.low)).warn).toBe('2026-03-10 17:52'));
});

describe('acknowledgement and first response', () => {
  it('start when the customer spoke, not when it was recorded', () => {
    const late = at(cn('2026-02-28 10:00'), opened, MONDAY);
    expect(due('acknowledgement', late)).toBe('2026-03-01 10:00');
    expect(due('first_response', late)).toBe('2026-03-01 10:00');
    expect(clock('first_response', late)?.round).toMatchObject({ round: 1, cycle: 1, openedAt: MONDAY });
  });

  it('are both met by a contact that reached the customer', () => {
    const facts = [opened, at(hour(1), contacted())];
    expect(stateOf('acknowledgement', ...facts)).toBe('met');
    expect(clock('first_response', ...facts)?.round).toMatchObject({ state: 'met', endedAt: hour(1) });
  });

  it('of which an acknowledgement meets only the first', () => {
    expect(stateOf('acknowledgement', opened, the.acknowledged)).toBe('met');
    expect(stateOf('first_response', opened, the.acknowledged)).toBe('running');
  });

  it.each(['message_left', 'no_answer', 'wrong_number'] as const)('are not met by %s', (outcome) => {
    expect(stateOf('acknowledgement', opened, contacted({ outcome }))).toBe('running');
    expect(stateOf('first_response', opened, contacted({ outcome }))).toBe('running');
  });

  it('are met by an update of a person, not by one of the worker', () => {
    const byWorker = the.updateSent({ countsFrom: hour(48) });
    const byPerson = the.updateSent({ countsFrom: hour(1), trigger: 'person', text: '已安排' });
    expect(stateOf('first_response', opened, at(hour(1), byPerson))).toBe('met');
    expect(stateOf('first_response', opened, at(hour(48), byWorker))).toBe('running');
    expect(stateOf('acknowledgement', opened, at(hour(48), byWorker))).toBe('running');
  });

  it('are met by telling the customer of a delay', () =>
    expect(
      stateOf('first_response', opened, assigned, the.planned(hour(20)), at(hour(5), the.delayed(1, hour(40)))),
    ).toBe('met'));

  it('keep the moment of the first contact', () =>
    expect(clock('first_response', opened, at(hour(1), contacted()), at(hour(3), contacted()))?.round.endedAt).toBe(
      hour(1),
    ));

  it('of a new cycle are not met by what was said before it began', () => {
    const again = [...the.lives.awaiting_confirmation, at(hour(10), the.disputed), at(hour(9), contacted(), hour(11))];
    expect(clock('first_response', ...again)).toMatchObject({ state: 'running', round: { round: 2, cycle: 2 } });
    expect(stateOf('acknowledgement', ...again)).toBe('running');
  });
});

describe('the answer to a customer who writes again', () => {
  const answered = [opened, at(hour(1), contacted())];

  it('is due as soon as the first one was, from the oldest message without an answer', () => {
    const facts = [...answered, at(hour(5), replied), at(hour(9), replied)];
    expect(times('next_response', ...facts)).toEqual({
      warn: '2026-03-03 08:00',
      level_1: '2026-03-03 14:00',
      level_2: '2026-03-04 02:00',
    });
    expect(clock('next_response', ...facts)?.round).toMatchObject({ round: 1, startedAt: hour(5) });
  });

  it('is covered by the first response while that is owed', () =>
    expect(clock('next_response', opened, at(hour(1), replied))).toBeUndefined());

  it.each<[string, CaseEvent]>([
    ['a contact that reached the customer', contacted()],
    ['an update of a person', the.updateSent({ trigger: 'person', countsFrom: hour(6) })],
    ['telling of a delay', the.delayed(1, hour(48))],
  ])('is met by %s', (_, answer) =>
    expect(stateOf('next_response', ...answered, at(hour(5), replied), at(hour(6), answer))).toBe('met'),
  );

  it.each<[string, CaseEvent]>([
    ['telling the result', delivered],
    ['asking by phone for the confirmation', asked()],
  ])('after the resolution is met by %s as well', (_, answer) => {
    const facts = [...answered, assigned, resolved, at(hour(5), replied)];
    expect(stateOf('next_response', ...facts)).toBe('running');
    expect(stateOf('next_response', ...facts, at(hour(6), answer))).toBe('met');
  });

  it.each<[string, CaseEvent]>([
    ['a call that nobody took', contacted({ outcome: 'no_answer' })],
    ['an update of the worker', the.updateSent({ countsFrom: hour(6) })],
    ['the letter with the result', { ...delivered, data: { ...delivered.data, messageId: 'letter-1' } }],
    ['a letter that asks for the confirmation', asked({ channel: 'email', messageId: 'letter-1' })],
  ])('is not met by %s', (_, event) =>
    expect(stateOf('next_response', ...answered, at(hour(5), replied), at(hour(6), event))).toBe('running'),
  );

  it('is not met by what was said before', () =>
    expect(stateOf('next_response', ...answered, at(hour(5), replied), at(hour(4), contacted(), hour(6)))).toBe(
      'running',
    ));

  it('is not owed for a message that is logged after its answer', () => {
    const spoken = [...answered, at(hour(6), contacted()), at(hour(2), contacted(), hour(7))];
    expect(clock('next_response', ...spoken, at(hour(5), replied, hour(8)))).toBeUndefined();
  });

  it('takes the target of a new urgency', () => {
    const facts = [...answered, at(hour(5), replied), at(hour(6), the.reclassified('normal', 'urgent'))];
    expect(due('next_response', ...facts)).toBe('2026-03-02 16:00');
  });

  it('is owed on a closed case too', () =>
    expect(stateOf('next_response', ...the.lives.closed, at(hour(5), replied))).toBe('running'));

  it('ends with the closing of the case', () =>
    expect(
      stateOf(
        'next_response',
        ...answered,
        assigned,
        resolved,
        delivered,
        asked(),
        at(hour(5), replied),
        the.confirmed(),
        the.closed,
      ),
    ).toBe('stopped'));
});

describe('a change of urgency', () => {
  it('keeps the start and takes the new target, in a new round', () => {
    const facts = [opened, at(hour(10), the.reclassified('normal', 'urgent'))];
    expect(clock('first_response', ...facts)?.round).toMatchObject({ round: 2, startedAt: MONDAY, openedAt: hour(10) });
    expect(due('first_response', ...facts)).toBe('2026-03-02 11:00');
  });

  it('reopens nothing that was met', () => {
    const facts = [opened, at(hour(1), contacted()), at(hour(10), the.reclassified('normal', 'urgent'))];
    expect(clock('first_response', ...facts)).toMatchObject({ state: 'met', round: { round: 1 } });
  });

  it('gives a running promise the levels of an urgent case, and leaves its date and its steps alone', () => {
    const facts = [opened, assigned, the.planned(cn('2026-03-06 18:00')), the.reclassified('normal', 'urgent')];
    expect(clock('resolution', ...facts)?.round.round).toBe(1);
    expect(times('resolution', ...facts)).toHaveProperty('level_3', '2026-03-11 18:00');
  });

  it('carries the pauses of the clock', () => {
    const facts = [
      opened,
      assigned,
      the.waitingFor('customer'),
      at(hour(10), the.waitEnded),
      at(hour(20), the.reclassified('normal', 'urgent')),
    ];
    expect(due('customer_update', ...facts)).toBe(local(new Date(hour(58))));
  });
});

describe('plan_due', () => {
  it('starts with the triage', () =>
    expect(due('plan_due', opened, at(hour(1), the.triaged))).toBe('2026-03-05 10:00'));
  it('or with the assignment, whichever came first', () =>
    expect(due('plan_due', opened, assigned, at(hour(5), the.triaged))).toBe('2026-03-05 09:00'));
  it('is one business day when urgent', () => expect(due('plan_due', the.urgent, assigned)).toBe('2026-03-03 09:00'));
  it('is met by the plan', () => expect(stateOf('plan_due', opened, assigned, the.planned(hour(48)))).toBe('met'));
  it('never pauses', () => expect(stateOf('plan_due', opened, assigned, the.waitingFor('customer'))).toBe('running'));
});

describe('resolution', () => {
  const friday = the.planned(cn('2026-03-06 18:00'));

  it('is counted in business days around the planned date', () =>
    expect(times('resolution', the.urgent, assigned, friday)).toEqual({
      warn: '2026-03-05 18:00',
      level_1: '2026-03-06 18:00',
      level_2: '2026-03-09 18:00',
      level_3: '2026-03-11 18:00',
    }));
  it('passes over the National Day week', () =>
    expect(times('resolution', opened, assigned, the.planned(cn('2026-10-08 10:00')))).toEqual({
      warn: '2026-09-30 10:00',
      level_1: '2026-10-08 10:00',
      level_2: '2026-10-09 10:00',
    }));
  it('goes on while the case waits for the customer: a plan is a promise', () =>
    expect(stateOf('resolution', opened, assigned, friday, the.waitingFor('customer'))).toBe('running'));
  it('is met by the resolution', () => expect(stateOf('resolution', opened, assigned, friday, resolved)).toBe('met'));
  it('opens a round with each delay, and none when the same date is planned anew', () => {
    const moved = at(hour(2), the.delayed(1, cn('2026-03-10 18:00')));
    expect(clock('resolution', opened, assigned, friday, friday)?.round.round).toBe(1);
    expect(clock('resolution', opened, assigned, friday, moved)?.round).toMatchObject({ round: 2 });
    expect(due('resolution', opened, assigned, friday, moved)).toBe('2026-03-10 18:00');
  });
  it('keeps the first planned date', () =>
    expect(after([opened, assigned, friday, the.delayed(1, cn('2026-03-10 18:00'))])).toMatchObject({
      plan: { first: cn('2026-03-06 18:00'), date: cn('2026-03-10 18:00') },
    }));
});

describe('the 48 hours', () => {
  it('start when the customer spoke', () =>
    expect(times('customer_update', opened)).toEqual({ warn: '2026-03-03 21:00', send: '2026-03-04 09:00' }));

  it('do not end before the first response is due', () =>
    expect(times('customer_update', at(cn('2026-03-06 16:00'), the.low))).toEqual({
      warn: '2026-03-11 04:00',
      send: '2026-03-11 16:00',
    }));
  it('end as usual once it was given', () =>
    expect(due('customer_update', the.low, at(hour(1), contacted()))).toBe('2026-03-04 10:00'));

  it('start again with each contact that reached the customer', () => {
    expect(due('customer_update', opened, at(hour(10), contacted()))).toBe('2026-03-04 19:00');
    expect(due('customer_update', opened, at(hour(10), contacted({ outcome: 'no_answer' })))).toBe('2026-03-04 09:00');
  });
  it('count from a contact that was logged late', () =>
    expect(due('customer_update', opened, at(hour(10), contacted(), hour(40)))).toBe('2026-03-04 19:00'));
  it('are not turned back by one from before the last update', () => {
    const facts = [opened, at(hour(48), the.updateSent({ countsFrom: hour(48) })), at(hour(10), contacted(), hour(50))];
    expect(clock('customer_update', ...facts)?.round).toMatchObject({ round: 2, startedAt: hour(48) });
    expect(after(facts)).toMatchObject({ emptyUpdates: 1 });
  });

  it('pause while the case waits for the customer', () => {
    expect(clock('customer_update', opened, assigned, the.waitingFor('customer'))).toEqual(
      expect.objectContaining({ state: 'paused', steps: [] }),
    );
    expect(due('customer_update', opened, assigned, the.waitingFor('customer'))).toBeUndefined();
    expect(deadlinesOf(after([opened, assigned, the.waitingFor('customer')]), () => the.timetable)).not.toContainEqual(
      expect.objectContaining({ clock: 'customer_update' }),
    );
  });
  it.each(['supplier', 'internal', 'other'] as const)('run on while it waits for %s', (reason) =>
    expect(stateOf('customer_update', opened, assigned, the.waitingFor(reason))).toBe('running'),
  );
  it('go on where they stood', () => {
    const facts = [opened, assigned, at(hour(10), the.waitingFor('customer')), at(hour(30), the.waitEnded)];
    expect(due('customer_update', ...facts)).toBe(local(new Date(hour(68))));
  });
  it('start whole when the customer was told something while it waited', () => {
    const told = [opened, assigned, at(hour(10), the.waitingFor('customer')), at(hour(20), contacted())];
    expect(stateOf('customer_update', ...told)).toBe('paused');
    expect(due('customer_update', ...told, at(hour(30), the.waitEnded))).toBe(local(new Date(hour(78))));
  });
  it('leave out a wait that a late contact lies before', () => {
    const facts = [
      opened,
      assigned,
      at(hour(10), the.waitingFor('customer')),
      at(hour(30), the.waitEnded),
      at(hour(5), contacted(), hour(31)),
    ];
    expect(due('customer_update', ...facts)).toBe(local(new Date(hour(73))));
  });
  it('take nothing off for a wait that ended before it began', () => {
    const facts = [opened, assigned, at(hour(10), the.waitingFor('customer')), at(hour(5), the.waitEnded, hour(20))];
    expect(due('customer_update', ...facts)).toBe('2026-03-04 09:00');
  });
});

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
