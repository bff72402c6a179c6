import { specify } from '@engine/decider/specify';
import type { DirectorySnapshot } from '@features/access/contract';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { at, cn, directory, local, meta, MONDAY, timetables } from '../case.fixture';
import { CaseLife } from '../case-life.fixture';
import { FireDueSteps, fireDueSteps, type StepKey } from './fire-due-steps';
import type { ClockName } from '../vocabulary';

const given = specify(caseStream, fireDueSteps(timetables, directory), MONDAY);
const step = (clock: ClockName, name: string, round = 1, subject = 'case'): StepKey => ({
  clock,
  subject,
  round,
  step: name,
});
const fire = (key: StepKey, now: string) => new FireDueSteps('case', key, meta({ by: 'worker', now }));

/** Acknowledged, so that only the first response speaks; told of nothing for 48 hours. */
const quiet = [the.opened, the.assigned, the.acknowledged, the.planned(cn('2026-06-01 10:00'))];
const urgentQuiet = [the.urgent, the.assigned, the.acknowledged, the.planned(cn('2026-06-01 10:00'))];

const ladderOf = (life: CaseLife) =>
  life.events.flatMap((event) => {
    const when = local(new Date(event.occurredAt));
    if (event.type === 'DeadlineWarned') return [[when, 'warned', event.data.recipient?.name]];
    if (event.type === 'IssueEscalated') return [[when, event.data.level, event.data.recipient?.name]];
    return [];
  });

describe('a step that is due', () => {
  it('warns the owner', () =>
    given(...quiet)
      .when(fire(step('first_response', 'warn'), cn('2026-03-03 03:00')))
      .then({
        type: 'DeadlineWarned',
        data: {
          ...step('first_response', 'warn'),
          dueAt: cn('2026-03-03 03:00'),
          latenessSeconds: 0,
          skipped: [],
          recipient: { ...the.liu, role: 'owner' },
        },
      }));

  it('breaches, and escalates to the head of the owner’s department; how late it was is recorded', () => {
    const fired = {
      ...step('first_response', 'level_1'),
      dueAt: cn('2026-03-03 09:00'),
      latenessSeconds: 90,
      skipped: ['warn'],
    };
    const { latenessSeconds, dueAt } = fired;
    given(...quiet)
      .when(fire(step('first_response', 'level_1'), '2026-03-03T01:01:30.000Z'))
      .then(
        { type: 'DeadlineBreached', data: { ...fired, breachedByReclassification: false } },
        {
          type: 'IssueEscalated',
          data: {
            number: 1,
            level: 1,
            recipient: { ...the.chen, role: 'department_head' },
            cause: { kind: 'clock', ...step('first_response', 'level_1') },
            dueAt,
            latenessSeconds,
          },
        },
      );
  });

  it('may be named by one that it skips', () =>
    given(...quiet)
      .when(fire(step('first_response', 'warn'), cn('2026-03-03 09:00')))
      .thenTypes('DeadlineBreached', 'IssueEscalated'));
});

describe('a step that is not due', () => {
  const warned: CaseEvent = {
    type: 'DeadlineWarned',
    data: { ...step('first_response', 'warn'), dueAt: MONDAY, latenessSeconds: 0, skipped: [] },
  };
  it.each<[string, readonly CaseEvent[], StepKey, string]>([
    ['is early', quiet, step('first_response', 'warn'), '2026-03-03 02:59'],
    ['has fired', [...quiet, warned], step('first_response', 'warn'), '2026-03-03 04:00'],
    ['was met meanwhile', [...quiet, the.contacted()], step('first_response', 'level_1'), '2026-03-03 10:00'],
    [
      'belongs to an earlier round',
      [...quiet, the.reclassified('normal', 'urgent')],
      step('first_response', 'warn'),
      '2026-03-03 10:00',
    ],
    ['is paused', [...quiet, the.waitingFor('customer')], step('customer_update', 'send'), '2026-03-05 10:00'],
    ['belongs to a follow-up that nobody knows', quiet, step('follow_up', 'warn', 1, 'unknown'), '2026-03-03 02:00'],
    ['belongs to a closed case', the.lives.closed, step('objection', 'expire'), '2026-04-03 02:00'],
  ])('is refused when it %s', (_why, facts, key, now) =>
    given(...facts)
      .when(fire(key, cn(now)))
      .rejects('STEP_NOT_DUE'),
  );

  it('is refused of a case that does not exist', () =>
    given()
      .when(fire(step('first_response', 'warn'), MONDAY))
      .rejects('CASE_NOT_FOUND'));

  it('falls due after a pause all the same', () =>
    given(...quiet, the.waitingFor('customer'), at(cn('2026-03-03 09:00'), the.waitEnded))
      .when(fire(step('customer_update', 'warn'), cn('2026-03-04 21:00')))
      .thenTypes('DeadlineBreached', 'DeadlineWarned', 'IssueEscalated'));
});

describe('the ladder of a neglected case', () => {
  it('climbs to the executive when urgent, each step once, each to its person', () => {
    const life = new CaseLife(MONDAY).happen(...urgentQuiet).advanceTo(cn('2026-03-03 20:00'));
    expect(ladderOf(life)).toEqual([
      ['2026-03-02 10:30', 'warned', '刘工'],
      ['2026-03-02 11:00', 1, '陈主管'],
      ['2026-03-02 12:00', 2, '赵经理'],
      ['2026-03-02 13:00', 3, '王总'],
    ]);
  });

  it('ends with the cross-department owner when normal', () => {
    const life = new CaseLife(MONDAY).happen(...quiet).advanceTo(cn('2026-03-04 08:00'));
    expect(ladderOf(life)).toEqual([
      ['2026-03-03 03:00', 'warned', '刘工'],
      ['2026-03-03 09:00', 1, '陈主管'],
      ['2026-03-03 21:00', 'warned', '刘工'], // of the 48 hours
      ['2026-03-03 21:00', 2, '赵经理'],
    ]);
  });

  it('tells the intake department of a case without an owner', () => {
    const life = new CaseLife(MONDAY).happen(the.opened, the.acknowledged).advanceTo(cn('2026-03-03 22:00'));
    expect(life.facts('IssueEscalated').map(({ data }) => data.recipient)).toEqual([
      { ...the.sun, role: 'intake_department_head' },
      { ...the.zhao, role: 'cross_department_owner' },
    ]);
  });

  it('goes on without a recipient where nobody is anybody', () => {
    const nobody: DirectorySnapshot = { people: new Map(), departments: new Map() };
    const life = new CaseLife(MONDAY, { timetables, directory: nobody }).happen(the.opened);
    life.advanceTo(cn('2026-03-03 22:00'));
    expect(life.facts('IssueEscalated').map(({ data }) => [data.level, data.recipient])).toEqual([
      [1, undefined],
      [2, undefined],
    ]);
  });

  it('does nothing twice however often it is looked at', () => {
    const life = new CaseLife(MONDAY).happen(...quiet).advanceTo(cn('2026-03-03 22:00'));
    const length = life.events.length;
    life.fireDue();
    expect(life.events).toHaveLength(length);
  });
});

describe('the level belongs to the case', () => {
  it('a second clock that reaches it adds its cause, without another escalation', () => {
    const life = new CaseLife(MONDAY).happen(the.opened, the.assigned).advanceTo(cn('2026-03-03 09:00'));
    expect(life.facts('IssueEscalated')).toHaveLength(1);
    expect(life.facts('EscalationCauseAdded').map(({ data }) => data)).toEqual([
      {
        number: 1,
        level: 1,
        cause: { kind: 'clock', ...step('first_response', 'level_1') },
        dueAt: cn('2026-03-03 09:00'),
        latenessSeconds: 0,
      },
    ]);
  });

  it('an accepted escalation holds the next level until its promised time', () => {
    const life = new CaseLife(MONDAY).happen(...quiet).advanceTo(cn('2026-03-03 10:00'));
    life.happen(the.accepted(1, cn('2026-03-04 08:00'))).advanceTo(cn('2026-03-04 07:59'));
    expect(life.existing.level).toBe(1);
    life.advanceTo(cn('2026-03-04 08:00'));
    expect(life.facts('IssueEscalated').at(-1)?.data).toMatchObject({
      level: 2,
      dueAt: cn('2026-03-04 08:00'),
      latenessSeconds: 0,
    });
  });
});

describe('what was past when it was first seen', () => {
  const threeDaysLate = () => new CaseLife(cn('2026-03-05 09:00'));

  it('fires the highest step of each clock and records the others as skipped', () => {
    const life = threeDaysLate();
    life.events.length = 0;
    life.state = caseStream.evolve(life.state, {
      ...the.urgent,
      eventId: 'event',
      streamId: 'case-life',
      version: 1,
      position: 1,
      occurredAt: MONDAY,
      recordedAt: life.now,
      meta: { ...meta(), commandId: 'late', cause: { kind: 'command', name: 'ReceiveFeedback' } },
    });
    life.fireDue();
    expect(life.facts('DeadlineBreached').map(({ data }) => [data.clock, data.step, data.skipped])).toEqual([
      ['acknowledgement', 'level_3', ['warn', 'level_1', 'level_2']],
      ['first_response', 'level_3', ['warn', 'level_1', 'level_2']],
    ]);
    expect(life.facts('IssueEscalated').map(({ data }) => [data.level, data.recipient?.name])).toEqual([[3, '王总']]);
    expect(life.facts('EscalationCauseAdded').map(({ data }) => [data.number, data.level])).toEqual([[1, 3]]);
    expect(life.facts('ProgressUpdateSent')).toHaveLength(1);
  });

  it('makes one escalation after downtime, however many clocks are past', () => {
    const life = new CaseLife(MONDAY).happen(the.opened, the.assigned).jumpTo(cn('2026-03-20 09:00'));
    expect(life.facts('IssueEscalated').map(({ data }) => data.level)).toEqual([2]);
    expect(life.facts('DeadlineBreached').map(({ data }) => [data.clock, data.step])).toEqual([
      ['acknowledgement', 'level_2'],
      ['first_response', 'level_2'],
      ['plan_due', 'level_2'],
    ]);
  });

  it('is marked when only a change of urgency made it past', () => {
    const life = new CaseLife(MONDAY).happen(...quiet).advance(5);
    life.since().happen(the.reclassified('normal', 'urgent')).fireDue();
    expect(life.facts('DeadlineBreached').map(({ data }) => data)).toEqual([
      {
        ...step('first_response', 'level_3', 2),
        dueAt: cn('2026-03-02 13:00'),
        latenessSeconds: 3600,
        skipped: ['warn', 'level_1', 'level_2'],
        breachedByReclassification: true,
      },
    ]);
  });

  it('is a breach like any other when it falls due after the change', () => {
    const life = new CaseLife(MONDAY).happen(...quiet).advance(1);
    life.happen(the.reclassified('normal', 'urgent')).advance(1);
    expect(life.facts('DeadlineBreached').map(({ data }) => [data.step, data.breachedByReclassification])).toEqual([
      ['level_1', false],
    ]);
  });
});

describe('dated clocks', () => {
  const promised = [the.urgent, the.assigned, the.contacted(), the.planned(cn('2026-03-06 18:00'))];

  it('warn a business day before, and climb one and three business days after', () => {
    const life = new CaseLife(MONDAY).happen(...promised);
    life.advanceTo(cn('2026-03-12 09:00'));
    const dated = life.events.flatMap((event) =>
      event.type === 'DeadlineWarned' || event.type === 'DeadlineBreached'
        ? event.data.clock === 'resolution'
          ? [[local(new Date(event.occurredAt)), event.data.step]]
          : []
        : [],
    );
    expect(dated).toEqual([
      ['2026-03-05 18:00', 'warn'],
      ['2026-03-06 18:00', 'level_1'],
      ['2026-03-09 18:00', 'level_2'],
      ['2026-03-11 18:00', 'level_3'],
    ]);
  });

  it('of a follow-up tell its own owner and their head, and say once that it was missed', () => {
    const followUp = the.scheduled({ dueAt: cn('2026-03-04 10:00'), owner: the.sun });
    const done = [...the.lives.closed, followUp];
    const life = new CaseLife(MONDAY).happen(...done).advanceTo(cn('2026-03-20 09:00'));
    expect(ladderOf(life)).toEqual([
      ['2026-03-03 10:00', 'warned', '孙主管'],
      ['2026-03-04 10:00', 1, '赵经理'], // 孙主管 is the head of the department: it goes one up
      ['2026-03-05 10:00', 2, '赵经理'],
    ]);
    expect(life.facts('FollowUpMissed').map(({ data }) => data)).toEqual([
      { followUpId: 'follow-1', dueAt: cn('2026-03-04 10:00'), latenessSeconds: 0 },
    ]);
  });

  it('leave a follow-up that was done alone', () => {
    const life = new CaseLife(MONDAY).happen(...the.lives.closed, the.scheduled({ dueAt: cn('2026-03-04 10:00') }));
    life.happen({ type: 'FollowUpCompleted', data: { followUpId: 'follow-1', result: '运行稳定' } });
    expect(life.since().advanceTo(cn('2026-03-20 09:00')).events).toEqual([]);
  });
});
