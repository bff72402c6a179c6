import { fold, specify } from '@engine/decider/specify';
import { AgreeUpdateInterval, agreeUpdateInterval } from './agree-update-interval';
import { type Case, caseStream, type ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import { anonymous, assigned, at, closed, cn, local, meta, MONDAY, opened, resolved, timetable } from '../case.fixture';
import { clocksOf } from '../clocks/clocks';

const given = specify(caseStream, agreeUpdateInterval);
const every = (hours: number) => new AgreeUpdateInterval('case', { hours, words: '请每天告诉我一次' }, meta());
const agreed = (hours: number): CaseEvent => ({
  type: 'UpdateIntervalAgreed',
  data: { hours, words: '请每天告诉我一次' },
});

describe('agree update interval', () => {
  it('records what the customer wishes', () => given(opened).when(every(24)).then(agreed(24)));
  it('does nothing where that is agreed', () => given(opened, agreed(24)).when(every(24)).then());
  it('refuses an anonymous case', () => given(anonymous).when(every(24)).rejects('NO_CUSTOMER'));
  it('refuses a closed case', () => given(opened, assigned, resolved, closed).when(every(24)).rejects('CASE_NOT_OPEN'));

  it('counts the running interval anew, from where it began', () => {
    const facts = [opened, at(cn('2026-03-02 12:00'), agreed(24))];
    const state = fold(caseStream, facts, MONDAY) as Case as ExistingCase;
    const update = clocksOf(state, timetable).find(({ round }) => round.clock === 'customer_update');
    expect(update).toMatchObject({ target: { hours: 24 }, round: { round: 2, startedAt: MONDAY } });
    expect(local(update?.dueAt)).toBe('2026-03-03 09:00');
  });
});
