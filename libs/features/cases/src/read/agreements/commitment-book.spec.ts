import type { Recorded } from '@engine/decider';
import type { CaseEvent } from '../../domain/case.events';
import * as the from '../../domain/case.fixture';
import { assigned, cn, he, kept, MONDAY, opened, planned, promised } from '../../domain/case.fixture';
import { CaseLife } from '../../domain/case-life.fixture';
import { caseRecord } from '../case/case-record';
import { stateOf } from '../commitments/commitment-state';

const friday = cn('2026-03-06 18:00');
const monday = cn('2026-03-09 18:00');

/** What a life has left of its promises, and how they stand at its end. */
function promisesOf(life: CaseLife) {
  const { agreements } = life.events.reduce<typeof caseRecord.initial>(
    (record, event: Recorded<CaseEvent>) => caseRecord.evolve(record, event),
    caseRecord.initial,
  );
  return Object.values(agreements.commitments).map((promise) => ({
    ...promise,
    state: stateOf(promise, new Date(life.now)),
  }));
}
const live = (...facts: CaseEvent[]) => new CaseLife(MONDAY).happen(opened, assigned, ...facts);
const moved = (previousDate: string, dueAt: string): CaseEvent => ({
  type: 'CommitmentMoved',
  data: { commitmentId: 'promise-1', previousDate, dueAt, reason: '缺货' },
});

describe('a promise', () => {
  it('is open until its date', () => expect(promisesOf(live(promised({ dueAt: friday })))[0].state).toBe('open'));
  it('is broken by the passing of it', () =>
    expect(promisesOf(live(promised({ dueAt: friday })).advanceTo(friday))).toMatchObject([
      { state: 'broken', brokenDate: friday },
    ]));
  it('is kept in time', () =>
    expect(
      promisesOf(
        live(promised({ dueAt: friday }))
          .happen(kept)
          .advanceTo(monday),
      ),
    ).toMatchObject([{ state: 'kept', keptAt: MONDAY, done: '已寄出' }]));
  it('or late', () =>
    expect(
      promisesOf(
        live(promised({ dueAt: friday }))
          .advanceTo(monday)
          .happen(kept),
      ),
    ).toMatchObject([{ state: 'kept_late', keptAt: monday }]));
  it('kept by the new date is kept, and the first one stays', () =>
    expect(
      promisesOf(
        live(promised({ dueAt: friday }), moved(friday, monday))
          .advanceTo(friday)
          .happen(kept),
      ),
    ).toMatchObject([
      { state: 'kept', firstDueAt: friday, dueAt: monday, moves: [{ from: friday, to: monday, reason: '缺货' }] },
    ]));
  it('moved after it was broken is kept late at best', () => {
    const life = live(promised({ dueAt: friday }))
      .advanceTo(cn('2026-03-06 19:00'))
      .happen(moved(friday, monday));
    expect(promisesOf(life)).toMatchObject([{ state: 'open', brokenDate: friday }]);
    expect(promisesOf(life.happen(kept))).toMatchObject([{ state: 'kept_late' }]);
  });
  it('that was withdrawn is neither', () => {
    const data = { commitmentId: 'promise-1', because: 'planned_anew' } as const;
    const life = live(promised({ dueAt: friday })).happen({ type: 'CommitmentWithdrawn', data });
    expect(promisesOf(life.advanceTo(monday))[0].state).toBe('withdrawn');
  });
});

describe('a planned date', () => {
  const result = { ...the.resolved, data: { ...the.resolved.data, result: '制冷正常' } };
  it('is a promise of the owner, whoever that comes to be', () =>
    expect(promisesOf(live(planned(friday), { type: 'CaseAssigned', data: { owner: he } }))).toMatchObject([
      { commitmentId: 'planned-date-1', source: 'plan', what: '上门检测', owner: he, dueAt: friday, state: 'open' },
    ]));
  it('is kept by the result', () =>
    expect(promisesOf(live(planned(friday)).happen(result))).toMatchObject([{ state: 'kept', done: '制冷正常' }]));
  it('late, if it came late', () =>
    expect(promisesOf(live(planned(friday)).advanceTo(monday).happen(result))[0].state).toBe('kept_late'));
  it('is moved by delays', () =>
    expect(promisesOf(live(planned(friday), the.delayed(1, monday)))).toMatchObject([
      { firstDueAt: friday, dueAt: monday, moves: [{ from: friday, to: monday, reason: '配件晚到' }] },
    ]));
  it('and by the length of a wait for the customer', () =>
    expect(
      promisesOf(
        live(planned(friday), the.waitingFor('customer'), {
          type: 'WaitingEnded',
          data: { because: 'resumed', minutes: 60, plannedDate: monday },
        }),
      ),
    ).toMatchObject([{ dueAt: monday, moves: [{ from: friday, to: monday }] }]));
  it('is not kept by giving up', () =>
    expect(
      promisesOf(live(planned(friday), { type: 'IssueResolved', data: { outcome: 'withdrawn', result: '撤回' } }))[0]
        .state,
    ).toBe('withdrawn'));
  it('is promised anew in the next cycle', () => {
    const life = live(planned(friday), the.resolved, the.disputed, assigned, planned(monday));
    expect(promisesOf(life).map(({ commitmentId, state }) => [commitmentId, state])).toEqual([
      ['planned-date-1', 'kept'],
      ['planned-date-2', 'open'],
    ]);
  });
});
