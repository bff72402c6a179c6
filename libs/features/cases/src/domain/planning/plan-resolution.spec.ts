import { fold, specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import { assigned, cn, delayed, disputed, lives, meta, MONDAY, opened, planned } from '../case.fixture';
import { PlanResolution, planResolution } from './plan-resolution';

const given = specify(caseStream, planResolution);
const plan = (plannedDate: string, measures = ['上门检测']) =>
  new PlanResolution('case', { measures, milestones: [], resources: [], plannedDate }, meta());
const friday = cn('2026-03-06 18:00');

describe('plan resolution', () => {
  it('promises a date', () => given(opened, assigned).when(plan('2026-03-06T18:00:00+08:00')).then(planned(friday)));
  it('refuses a date that has passed', () => given(opened, assigned).when(plan(MONDAY)).rejects('DATE_IN_PAST'));
  it('plans other measures for the same date', () =>
    given(opened, assigned, planned(friday))
      .when(plan(friday, ['更换压缩机']))
      .then({ ...planned(friday), data: { ...planned(friday).data, measures: ['更换压缩机'] } }));
  it.each([cn('2026-03-05 18:00'), cn('2026-03-09 18:00')])('refuses to move the promise to %s', (date) =>
    given(opened, assigned, planned(friday)).when(plan(date)).rejects('PLANNED_DATE_IS_PROMISED'),
  );
  it('holds to the date that a delay has set', () =>
    given(opened, assigned, planned(friday), delayed(1, cn('2026-03-09 18:00')))
      .when(plan(friday))
      .rejects('PLANNED_DATE_IS_PROMISED'));
  it('promises anew in the next cycle', () => {
    const facts = [opened, assigned, planned(friday), ...lives.awaiting_confirmation.slice(2), disputed];
    expect(fold(caseStream, facts, MONDAY)).toMatchObject({ status: 'in_progress', plan: undefined, delays: 0 });
    given(...facts)
      .when(plan(cn('2026-03-05 18:00')))
      .thenTypes('ResolutionPlanned');
  });
});
