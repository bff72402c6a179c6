import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { cn, COMMAND_ID, directory, liu, local, meta, opened, timetables, visitPlanned } from '../case.fixture';
import { CaseLife } from '../case-life.fixture';
import { PlanReturnVisit, planReturnVisit } from './plan-return-visit';
import { RecordReturnVisit, recordReturnVisit } from './record-return-visit';

describe('plan a return visit by hand', () => {
  const given = specify(caseStream, planReturnVisit(directory));
  const plan = (ownerId?: string) => new PlanReturnVisit('case', { kind: 'value_check', ownerId }, meta());
  const planned = (owner = liu) => visitPlanned({ visitId: COMMAND_ID, owner, because: 'by_hand' });

  it('of the owner, or of somebody named', () => {
    given(opened, the.assigned).when(plan()).then(planned());
    given(opened, the.assigned).when(plan('chen')).then(planned(the.chen));
  });
  it('not twice', () => given(opened, the.assigned, visitPlanned()).when(plan()).rejects('RETURN_VISIT_PLANNED'));
  it('again after the first was made', () =>
    given(opened, the.assigned, visitPlanned(), made('yes')).when(plan()).then(planned()));
  it('not of nobody, nor by nobody', () => {
    given(the.anonymous, the.assigned).when(plan()).rejects('NOBODY_TO_MEET');
    given(opened, the.assigned).when(plan('nobody')).rejects('PERSON_UNKNOWN');
  });
});

const visitId = the.visitIds.value_check;
const made = (effective: 'yes' | 'partly' | 'no'): CaseEvent => ({
  type: 'ReturnVisitMade',
  data: { visitId, kind: 'value_check', channel: 'phone', effective, words: '运行稳定' },
});
const record = (change: Partial<RecordReturnVisit['data']> = {}) =>
  new RecordReturnVisit('case', { visitId, channel: 'phone', effective: 'yes', words: '运行稳定', ...change }, meta());

describe('make a return visit (H8)', () => {
  const given = specify(caseStream, recordReturnVisit(timetables));
  const due = [...the.lives.closed, visitPlanned()];
  const contacted = the.contacted({ summary: '运行稳定' });

  it.each(['yes', 'partly'] as const)('records the customer’s words: %s', (effective) =>
    given(...due)
      .when(record({ effective }))
      .then(made(effective), contacted),
  );
  it('has somebody follow up what does not help', () =>
    given(...due)
      .when(record({ effective: 'no' }))
      .then(
        made('no'),
        contacted,
        the.scheduled({
          followUpId: COMMAND_ID,
          plan: 'within_3_days',
          dueAt: cn('2026-03-05 18:00'),
          action: '客户表示方案没有效果 / The customer says that it did not help: 运行稳定',
          channels: [],
        }),
      ));
  it('with the measures that were agreed on', () => {
    const life = new CaseLife(the.MONDAY).happen(...due);
    life.send(recordReturnVisit(timetables), () => record({ effective: 'no', measures: '再次上门' }));
    expect(life.facts('FollowUpScheduled').at(-1)?.data.action).toBe('再次上门');
  });
  it('collects a story that may be told (H9)', () =>
    given(...due)
      .when(record({ successStory: { title: '省电', story: '每月省六百', consent: '电话同意' } }))
      .then(made('yes'), contacted, {
        type: 'SuccessStoryCollected',
        data: { visitId, title: '省电', story: '每月省六百', consent: '电话同意' },
      }));

  it.each<[string, Partial<RecordReturnVisit['data']>]>([
    ['RETURN_VISIT_UNKNOWN', { visitId: 'another' }],
    ['CONSENT_REQUIRED', { successStory: { title: '省电', story: '每月省六百' } }],
    ['NO_SUCCESS', { effective: 'partly', successStory: { title: '省电', story: '省', consent: '同意' } }],
  ])('is refused with %s', (code, change) =>
    given(...due)
      .when(record(change))
      .rejects(code),
  );
  it('once', () =>
    given(...due, made('yes'))
      .when(record())
      .rejects('RETURN_VISIT_DONE'));
  it('not of what a new cycle has overtaken', () =>
    given(...due, the.reopened(1))
      .when(record())
      .rejects('RETURN_VISIT_OVER'));
});

describe('the clocks of return visits', () => {
  const resolved = (...visits: CaseEvent[]) => new CaseLife(the.MONDAY).happen(...the.lives.closed, ...visits);
  const callback = visitPlanned({ visitId: the.visitIds.callback, kind: 'callback', owner: the.chen });
  const check = (life: CaseLife) => life.clock('value_check', visitId);

  it('run on a closed case: ten days for the check, three for the call', () => {
    const life = resolved(callback, visitPlanned());
    expect(local(check(life)?.dueAt)).toBe('2026-03-12 09:00');
    expect(local(life.clock('callback', the.visitIds.callback)?.dueAt)).toBe('2026-03-05 09:00');
    life.advanceTo(cn('2026-03-12 09:00'));
    const steps = life.facts('DeadlineBreached').map(({ data }) => `${data.clock} ${data.step}`);
    expect(steps).toEqual(['callback level_1', 'callback level_2', 'value_check level_1']);
  });

  it('warn whoever makes the visit', () => {
    const life = resolved(callback).advanceTo(cn('2026-03-04 16:00'));
    expect(life.facts('DeadlineWarned').at(-1)?.data.recipient?.personId).toBe('chen');
  });

  it('are met by the visit, and superseded by a new cycle', () => {
    const visited = resolved(visitPlanned()).happen(made('yes'));
    expect(check(visited)?.state).toBe('met');
    const again = resolved(visitPlanned()).happen(the.reopened(1));
    expect(check(again)?.state).toBe('stopped');
    expect(again.existing.visits[visitId].standing).toBe('superseded');
  });
});
