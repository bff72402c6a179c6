import type { CommandMeta } from '@engine/decider';
import { type Dated, fold, specify } from '@engine/decider/specify';
import type { DutyShift, OrganisationEvent } from '../access.events';
import { organisationStream } from '../organisation';
import { onDutyAt } from './duty-rosters';
import { SetDutyRoster, setDutyRoster } from './set-duty-roster';

const now = '2026-03-02T01:00:00.000Z';
const march = (day: number, hour = 0) => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const meta = { now: new Date(now) } as CommandMeta;
const shift = (from: number, to: number, personId: string): DutyShift => ({
  from: march(from),
  to: march(to),
  personId,
});
const rosterSet = (shifts: DutyShift[], departmentId?: string, occurredAt = now): Dated<OrganisationEvent> => ({
  type: 'DutyRosterSet',
  data: { departmentId, shifts },
  occurredAt,
});

describe('set a duty roster', () => {
  const given = specify(organisationStream, setDutyRoster, now);
  const set = (shifts: DutyShift[], departmentId?: string) => new SetDutyRoster('main', { departmentId, shifts }, meta);

  it('records the shifts in their order, in UTC', () =>
    given()
      .when(set([shift(4, 5, 'b'), { from: '2026-03-03T08:00:00+08:00', to: march(4), personId: 'a' }], 'd1'))
      .then({ type: 'DutyRosterSet', data: { departmentId: 'd1', shifts: [shift(3, 4, 'a'), shift(4, 5, 'b')] } }));
  it('takes shifts away', () =>
    given(rosterSet([shift(3, 4, 'a')]))
      .when(set([]))
      .then({ type: 'DutyRosterSet', data: { departmentId: undefined, shifts: [] } }));
  it('does nothing when nothing changes', () =>
    given(rosterSet([shift(1, 2, 'x'), shift(3, 4, 'a')], 'd1'))
      .when(set([shift(3, 4, 'a')], 'd1'))
      .then());
  it('is another roster for each department', () =>
    given(rosterSet([shift(3, 4, 'a')], 'd1'))
      .when(set([shift(3, 4, 'a')], 'd2'))
      .thenTypes('DutyRosterSet'));
  it('is refused when two shifts overlap', () =>
    given()
      .when(set([shift(4, 6, 'b'), shift(3, 5, 'a')]))
      .rejects('DUTY_SHIFTS_OVERLAP'));
  it('is refused when a shift ends before it begins', () =>
    given()
      .when(set([shift(4, 4, 'a')]))
      .rejects('DUTY_SHIFT_INVALID'));
});

describe('who is on duty', () => {
  const onDuty = (facts: Dated<OrganisationEvent>[], days: number[], departmentId?: string) => {
    const { dutyRosters } = fold(organisationStream, facts, now);
    return days.map((day) => onDutyAt(dutyRosters, departmentId, new Date(march(day)))?.personId);
  };

  it('is whose shift it is, until its end', () =>
    expect(onDuty([rosterSet([shift(3, 4, 'a'), shift(4, 5, 'b')], 'd1')], [2, 3, 4, 5], 'd1')).toEqual([
      undefined,
      'a',
      'b',
      undefined,
    ]));
  it('is nobody of another department', () =>
    expect(onDuty([rosterSet([shift(3, 4, 'a')], 'd1')], [3], 'd2')).toEqual([undefined]));
  it('is the executive where no department is asked for', () =>
    expect(onDuty([rosterSet([shift(3, 4, 'a')], 'd1'), rosterSet([shift(3, 4, 'e')])], [3])).toEqual(['e']));
  it('stays who it was before a new roster, which counts from then on', () => {
    const facts = [rosterSet([shift(3, 9, 'a')], 'd1'), rosterSet([shift(3, 9, 'b')], 'd1', march(5))];
    expect(onDuty(facts, [3, 4, 5, 8], 'd1')).toEqual(['a', 'a', 'b', 'b']);
  });
  it('is forgotten after a month', () => {
    const facts = [rosterSet([shift(3, 9, 'a')], 'd1'), rosterSet([], 'd1', march(60))];
    expect(onDuty(facts, [4], 'd1')).toEqual([undefined]);
  });
});
