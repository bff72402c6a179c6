import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { assigned, chen, cn, COMMAND_ID, directory, kept, liu, meta, opened } from '../case.fixture';
import { PlanResolution } from '../planning/plan-resolution';
import { planWithMilestones } from './milestones';

const given = specify(caseStream, planWithMilestones(directory));
const friday = cn('2026-03-06 18:00');
const tuesday = cn('2026-03-03 12:00');
const wednesday = cn('2026-03-04 12:00');
type Milestones = PlanResolution['data']['milestones'];
const plan = (...milestones: Milestones) =>
  new PlanResolution('case', { measures: ['上门检测'], milestones, resources: [], plannedDate: friday }, meta());
const planned = (...milestones: { what: string; dueAt: string }[]): CaseEvent => ({
  type: 'ResolutionPlanned',
  data: { ...the.planned(friday).data, milestones },
});
const visit = { what: '上门', dueAt: tuesday };
const ofPlan = { source: 'plan', what: '上门', dueAt: tuesday, visibleToCustomer: false } as const;
const promised = the.promised({ ...ofPlan, commitmentId: COMMAND_ID });
const before = [opened, assigned, planned(visit), the.promised(ofPlan)];

describe('the milestones of a plan', () => {
  it('are promises of the owner, each with an id of its own', () =>
    given(opened, assigned)
      .when(plan(visit, { what: '复检', dueAt: wednesday, ownerId: 'chen', visibleToCustomer: true }))
      .then(
        planned(visit, { what: '复检', dueAt: wednesday }),
        promised,
        the.promised({
          source: 'plan',
          commitmentId: 'c0ffee00-0000-5000-8000-000000000002',
          what: '复检',
          dueAt: wednesday,
          owner: chen,
          visibleToCustomer: true,
        }),
      ));
  it('need somebody known', () =>
    given(opened, assigned)
      .when(plan({ ...visit, ownerId: 'nobody' }))
      .rejects('PERSON_UNKNOWN'));
  it('that lie behind are a record', () =>
    given(opened, assigned)
      .when(plan({ what: '电话沟通', dueAt: cn('2026-03-02 08:00') }))
      .thenTypes('ResolutionPlanned'));
  it('stay what they are in the same plan again', () =>
    given(...before)
      .when(plan(visit))
      .then(planned(visit)));
  it('stay kept', () =>
    given(...before, kept)
      .when(plan(visit))
      .then(planned(visit)));
  it('move with the plan', () =>
    given(...before)
      .when(plan({ what: '上门', dueAt: wednesday }))
      .then(planned({ what: '上门', dueAt: wednesday }), {
        type: 'CommitmentMoved',
        data: {
          commitmentId: 'promise-1',
          previousDate: tuesday,
          dueAt: wednesday,
          reason: '方案调整 / Planned anew',
        },
      }));
  it('go with it', () =>
    given(...before)
      .when(plan())
      .then(planned(), {
        type: 'CommitmentWithdrawn',
        data: { commitmentId: 'promise-1', because: 'planned_anew' },
      }));
  it.each([[[]], [[{ what: '上门', dueAt: wednesday }]]])(
    'neither go nor move when the customer was promised them',
    (milestones) =>
      given(opened, assigned, planned(visit), the.promised({ ...ofPlan, visibleToCustomer: true }))
        .when(plan(...milestones))
        .rejects('MILESTONE_IS_PROMISED'),
  );
  it('of one name and two dates stay two', () =>
    given(
      opened,
      assigned,
      the.promised(ofPlan),
      the.promised({ ...ofPlan, commitmentId: 'promise-2', dueAt: wednesday }),
    )
      .when(plan(visit, { what: '上门', dueAt: wednesday }))
      .thenTypes('ResolutionPlanned'));
  it('are promised anew in the next cycle', () =>
    given(...before, kept, the.resolved, the.disputed, assigned)
      .when(plan(visit))
      .then(planned(visit), promised));
  it('are kept by whoever owns the case', () => expect(promised.data.owner).toEqual(liu));
});
