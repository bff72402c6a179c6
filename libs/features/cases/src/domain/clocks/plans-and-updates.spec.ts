import { at, cn, local } from '../case.fixture';
import { deadlinesOf } from './deadlines-of-case';
import { after, clock, times, due, stateOf, hour } from './clock-readings.fixture';
import * as the from '../case.fixture';

const { opened, assigned, contacted, resolved } = the;

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
