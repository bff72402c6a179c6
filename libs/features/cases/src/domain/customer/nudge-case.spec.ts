import { type Dated, fold, specify } from '@engine/decider/specify';
import { caseStream, type ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { at, cn, local, meta, MONDAY, timetable, timetables } from '../case.fixture';
import { clocksOf } from '../clocks/clocks';
import { NudgeCase, nudgeCase } from './nudge-case';

const given = specify(caseStream, nudgeCase(timetables));
const { opened, assigned, nudged, contacted } = the;
const nudge = (now: string, occurredAt = now) => new NudgeCase('case', nudged.data, meta({ now, occurredAt }));
const TEN = cn('2026-03-02 10:00');

describe('a nudge', () => {
  it('is recorded in the words of the customer', () => given(opened).when(nudge(TEN)).then(nudged));

  it('ends a wait for the customer', () =>
    given(opened, assigned, the.waitingFor('customer'), the.scheduled({ followUpId: 'wait-1', dueAt: TEN }))
      .when(nudge(TEN))
      .thenTypes('CustomerNudged', 'WaitingEnded', 'FollowUpCompleted'));

  it.each([
    ['23 hours later', cn('2026-03-03 09:59')],
    ['logged for an hour before', cn('2026-03-02 09:00')],
  ])('counts once in 24 hours: not %s', (_, occurredAt) =>
    given(opened, at(TEN, nudged))
      .when(nudge(cn('2026-03-03 09:59'), occurredAt))
      .rejects('NUDGED_ALREADY'),
  );

  it('counts again after 24 hours', () =>
    given(opened, at(TEN, nudged))
      .when(nudge(cn('2026-03-03 10:00')))
      .then(nudged));

  it('logged late does not hide the latest one', () =>
    given(opened, at(cn('2026-03-04 10:00'), nudged), at(TEN, nudged, cn('2026-03-04 11:00')))
      .when(nudge(cn('2026-03-04 12:00')))
      .rejects('NUDGED_ALREADY'));

  it('needs an open case', () =>
    given(...the.lives.resolved)
      .when(nudge(TEN))
      .rejects('CASE_NOT_OPEN'));
});

describe('the answer to a nudge', () => {
  const answer = (...facts: Dated<CaseEvent>[]) => {
    const state = fold(caseStream, facts, MONDAY) as ExistingCase;
    const clock = clocksOf(state, timetable).find(({ round }) => round.subject === 'nudge');
    return clock && [clock.state, local(clock.dueAt)];
  };

  it('is due within two business hours, with the ladder of durations', () => {
    expect(answer(opened, at(cn('2026-03-02 11:00'), nudged))).toEqual(['running', '2026-03-02 14:30']);
    expect(answer(opened, at(cn('2026-03-06 17:30'), nudged))).toEqual(['running', '2026-03-09 10:30']);
  });

  it('is met by a contact that reached the customer, together with all else that is owed', () => {
    const facts = [opened, at(TEN, nudged), at(cn('2026-03-02 10:30'), contacted())];
    expect(answer(...facts)?.[0]).toBe('met');
    const state = fold(caseStream, facts, MONDAY) as ExistingCase;
    expect(state.rounds['first_response/case'].state).toBe('met');
  });

  it('is owed beside that to a reply, which may have longer', () => {
    const facts = [opened, contacted(), at(TEN, the.replied), at(cn('2026-03-02 11:00'), nudged)];
    const state = fold(caseStream, facts, MONDAY) as ExistingCase;
    expect(state.rounds['next_response/case']).toMatchObject({ state: 'running', startedAt: TEN });
    expect(answer(...facts)).toEqual(['running', '2026-03-02 14:30']);
  });

  it('counts from the first nudge, however often the customer asks again', () => {
    const friday = at(cn('2026-03-06 17:30'), nudged);
    expect(answer(opened, friday, at(cn('2026-03-07 18:00'), nudged))).toEqual(['running', '2026-03-09 10:30']);
  });

  it('is not owed for a nudge that is logged after its answer', () =>
    expect(answer(opened, at(cn('2026-03-02 11:00'), contacted()), at(TEN, nudged, cn('2026-03-02 12:00')))).toBe(
      undefined,
    ));
});
