import { specify } from '@engine/decider/specify';
import type { CaseEvent } from '../case.events';
import { caseStream } from '../case';
import * as the from '../case.fixture';
import { at, cn, directory, lives, local, meta, MONDAY, timetable, timetables } from '../case.fixture';
import { CaseLife } from '../case-life.fixture';
import { clocksOf } from '../clocks/clocks';
import { fireDueSteps, FireDueSteps } from '../clocks/fire-due-steps';
import { RebaseCase, rebaseCase } from './rebase-case';

const given = specify(caseStream, rebaseCase(timetables), MONDAY);
const to = (versions: object = {}, now?: string) =>
  new RebaseCase('c', { ...versions, cause: 'by_hand', reason: '新标准' }, meta({ now }));
const QUICKER = { policyVersion: 2, calendarVersion: 1 };
const LONGER_CALENDAR = { policyVersion: 1, calendarVersion: 2 };
const rebase = (life: CaseLife, versions: object) =>
  life.send(rebaseCase(timetables), (m) => new RebaseCase('c', { ...versions, cause: 'by_hand', reason: 'r' }, m));

describe('a rebase', () => {
  it('names every due time that moves', () =>
    given(the.opened)
      .when(to(QUICKER))
      .then({
        type: 'CaseRebased',
        data: {
          from: timetable.pin,
          to: { ...QUICKER, calendar: 'cn' },
          cause: 'by_hand',
          reason: '新标准',
          moves: [
            ['acknowledgement', 'warn', '2026-03-03 03:00', '2026-03-02 12:00'],
            ['acknowledgement', 'level_1', '2026-03-03 09:00', '2026-03-02 13:00'],
            ['acknowledgement', 'level_2', '2026-03-03 21:00', '2026-03-02 15:00'],
            ['first_response', 'warn', '2026-03-03 03:00', '2026-03-02 18:00'],
            ['first_response', 'level_1', '2026-03-03 09:00', '2026-03-02 21:00'],
            ['first_response', 'level_2', '2026-03-03 21:00', '2026-03-03 03:00'],
            ['customer_update', 'warn', '2026-03-03 21:00', '2026-03-03 03:00'],
            ['customer_update', 'send', '2026-03-04 09:00', '2026-03-03 09:00'],
          ].map(([clock, step, from, until]) => ({ clock, subject: 'case', step, from: cn(from), to: cn(until) })),
        },
      } as CaseEvent));

  it('goes to the latest versions where none is named', () => {
    const facts = rebase(new CaseLife(MONDAY).happen(the.opened), {});
    expect(facts).toMatchObject([{ data: { to: timetables.current().pin } }]);
  });

  it('to where the case is already changes nothing', () => given(the.opened).when(to(timetable.pin)).then());

  it('never goes back', () =>
    given(the.opened, the.rebased())
      .when(to({ policyVersion: 1, calendarVersion: 2 }))
      .rejects('NOT_NEWER'));

  it('knows no version that was never published', () => {
    given(the.opened)
      .when(to({ policyVersion: 9 }))
      .rejects('VERSION_UNKNOWN');
    given(the.opened)
      .when(to({ policyVersion: 1, calendarVersion: 9 }))
      .rejects('VERSION_UNKNOWN');
  });

  it('needs a clock that runs, and a case', () => {
    given(...lives.closed)
      .when(to(QUICKER))
      .rejects('NO_CLOCK_RUNS');
    given().when(to(QUICKER)).rejects('CASE_NOT_FOUND');
  });
});

describe('after a rebase', () => {
  it('each running clock has a new round with the same start, and its pauses', () => {
    const life = new CaseLife(MONDAY).happen(the.opened, the.assigned);
    life.jumpTo(cn('2026-03-02 10:00')).happen(the.waitingFor('customer'));
    life.jumpTo(cn('2026-03-02 11:00'));
    rebase(life, QUICKER);
    const { round } = life.clock('customer_update')!;
    expect([round.round, round.startedAt, round.openedAt]).toEqual([2, MONDAY, cn('2026-03-02 11:00')]);
    expect(round).toMatchObject({ pauses: [{ from: cn('2026-03-02 10:00') }], rebasedFrom: timetable.pin });
    life.jumpTo(cn('2026-03-02 12:00')).happen(the.waitEnded);
    expect(local(life.clock('customer_update')!.dueAt)).toBe('2026-03-03 11:00');
  });

  it('what has fired does not fire again, however the ladder lies now', () => {
    const life = new CaseLife(MONDAY).happen(the.opened).advanceTo(cn('2026-03-03 10:00'));
    const fired = life.events.filter(({ type }) => type.startsWith('Deadline')).length;
    expect(fired).toBeGreaterThan(0);
    rebase(life, { policyVersion: 3, calendarVersion: 1 });
    life.since().fireDue();
    expect(life.events).toEqual([]);
    life.since().advanceTo(cn('2026-03-20 10:00'));
    expect(life.facts('DeadlineBreached').filter(({ data }) => data.step === 'level_1')).toEqual([]);
    expect(life.facts('DeadlineBreached').filter(({ data }) => data.step === 'level_2')).toHaveLength(2);
  });

  it('what had ended is told by the versions of its own time', () => {
    const life = new CaseLife(MONDAY).happen(the.opened).jumpTo(cn('2026-03-02 10:00')).happen(the.acknowledged);
    const before = life.clock('acknowledgement')!;
    rebase(life, QUICKER);
    expect(life.clock('acknowledgement')!.dueAt).toEqual(before.dueAt);
    rebase(life, { policyVersion: 3, calendarVersion: 1 });
    expect(life.clock('acknowledgement')!.target).toEqual(before.target);
  });

  it('a due time that lies in the past by it is breached by the rebase, and fires at once', () => {
    const life = new CaseLife(MONDAY).happen(the.opened).jumpTo(cn('2026-03-02 22:00'));
    rebase(life, QUICKER);
    life.since().fireDue();
    const breached = life.facts('DeadlineBreached').map(({ data }) => [data.clock, data.step, data.breachedByRebase]);
    expect(breached).toEqual([
      ['acknowledgement', 'level_2', true],
      ['first_response', 'level_1', true],
    ]);
  });

  it('a due time that had passed before is breached on its own account', () => {
    const facts: CaseEvent[] = [the.opened, the.rebased({ to: { ...timetable.pin, calendarVersion: 2 } })];
    const firing = specify(caseStream, fireDueSteps(timetables, directory), MONDAY);
    const now = cn('2026-03-03 10:00');
    const due = { clock: 'acknowledgement', subject: 'case', round: 2, step: 'level_1' } as const;
    const run = firing(facts[0], at(now, facts[1])).when(new FireDueSteps('c', due, meta({ now })));
    run.thenTypes('DeadlineBreached', 'DeadlineBreached', 'IssueEscalated', 'EscalationCauseAdded');
    const life = new CaseLife(MONDAY).happen(the.opened);
    life.now = now; // nobody worked since
    rebase(life, LONGER_CALENDAR);
    life.fireDue();
    expect(life.facts('DeadlineBreached').map(({ data }) => data.breachedByRebase)).toEqual([undefined, undefined]);
  });

  it('another calendar moves what is counted in working days, and nothing else', () => {
    const life = new CaseLife(MONDAY).happen(the.opened, the.assigned, the.planned(cn('2026-03-06 12:00')));
    life.happen(the.scheduled({ dueAt: cn('2026-03-05 12:00') }));
    const [fact] = rebase(life, LONGER_CALENDAR);
    const moves = (fact as Extract<CaseEvent, { type: 'CaseRebased' }>).data.moves;
    expect(
      moves.map(({ clock, step, from, to: until }) => [clock, step, local(new Date(from!)), local(new Date(until!))]),
    ).toEqual([['follow_up', 'warn', '2026-03-04 12:00', '2026-03-03 12:00']]);
    const { existing } = life;
    expect(clocksOf(existing, timetables.of(existing.policy))).toHaveLength(6);
  });
});
