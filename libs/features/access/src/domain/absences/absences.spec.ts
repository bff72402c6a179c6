import type { CommandMeta } from '@engine/decider';
import { specify } from '@engine/decider/specify';
import type { PersonEvent } from '../access.events';
import { personStream } from '../person';
import { type Absence, absenceAt } from './absence';
import { AnnounceAbsence, announceAbsence } from './announce-absence';
import { CancelAbsence, cancelAbsence } from './cancel-absence';

const now = '2026-03-02T01:00:00.000Z';
const at = (time: string) => new Date(time);
const meta = { now: at(now), commandId: 'a2' } as CommandMeta;
const li: PersonEvent = { type: 'PersonRegistered', data: { name: '李华', email: 'li@example.com' } };
const week = { from: '2026-03-09T01:00:00.000Z', to: '2026-03-16T01:00:00.000Z', delegateId: 'p2' };
const away: PersonEvent = { type: 'AbsenceAnnounced', data: { absenceId: 'a1', ...week } };
const back: PersonEvent = { type: 'AbsenceCancelled', data: { absenceId: 'a1' } };

describe('announce an absence', () => {
  const given = specify(personStream, announceAbsence, now);
  const announce = (change: object = {}) => new AnnounceAbsence('p1', { ...week, ...change }, meta);

  it('records when, who stands in and why, in UTC', () =>
    given(li)
      .when(announce({ from: '2026-03-09T09:00:00+08:00', reason: '年假' }))
      .then({ type: 'AbsenceAnnounced', data: { absenceId: 'a2', ...week, reason: '年假' } }));
  it('may have begun already', () =>
    given(li)
      .when(announce({ from: '2026-03-01T01:00:00.000Z' }))
      .thenTypes('AbsenceAnnounced'));
  it.each([
    ['that is over', { from: '2026-02-01T01:00:00.000Z', to: now }],
    ['that ends before it begins', { to: week.from }],
  ])('is refused for one %s', (_, change) => given(li).when(announce(change)).rejects('ABSENCE_PERIOD_INVALID'));
  it('is refused with oneself as delegate', () =>
    given(li)
      .when(announce({ delegateId: 'p1' }))
      .rejects('DELEGATE_IS_ABSENT_PERSON'));
  it('is refused over another one', () =>
    given(li, away)
      .when(announce({ from: '2026-03-15T01:00:00.000Z', to: '2026-03-20T01:00:00.000Z' }))
      .rejects('ABSENCE_OVERLAPS'));
  it('may follow another one at once, or replace a cancelled one', () => {
    given(li, away)
      .when(announce({ from: week.to, to: '2026-03-20T01:00:00.000Z' }))
      .thenTypes('AbsenceAnnounced');
    given(li, away, back).when(announce()).thenTypes('AbsenceAnnounced');
  });
  it('outlives a change of the profile', () =>
    given(li, away, { type: 'PersonChanged', data: { name: '李华', email: 'hua@example.com' } })
      .when(announce())
      .rejects('ABSENCE_OVERLAPS'));
  it('is refused of somebody unknown', () => given().when(announce()).rejects('PERSON_NOT_FOUND'));
});

describe('cancel an absence', () => {
  const given = specify(personStream, cancelAbsence, now);
  const cancel = new CancelAbsence('p1', { absenceId: 'a1' }, meta);

  it('ends it', () => given(li, away).when(cancel).then(back));
  it('does nothing a second time', () => given(li, away, back).when(cancel).then());
  it('is refused when it is over', () =>
    given(li, away)
      .when(new CancelAbsence('p1', { absenceId: 'a1' }, { ...meta, now: at(week.to) }))
      .rejects('ABSENCE_OVER'));
  it('is refused for an unknown one', () => given(li).when(cancel).rejects('ABSENCE_NOT_FOUND'));
  it('is refused of somebody unknown', () => given().when(cancel).rejects('PERSON_NOT_FOUND'));
});

describe('being away at a moment', () => {
  const absence: Absence = { absenceId: 'a1', ...week, announcedAt: '2026-03-10T01:00:00.000Z' };
  const moments = ['2026-03-09T02:00:00.000Z', '2026-03-10T01:00:00.000Z', '2026-03-12T01:00:00.000Z', week.to];
  const awayAt = (of: Absence) => moments.map((moment) => !!absenceAt([of], at(moment)));

  it('is from the first moment on, until the last', () =>
    expect(awayAt({ ...absence, announcedAt: now })).toEqual([true, true, true, false]));
  it('is not before anybody knew', () => expect(awayAt(absence)).toEqual([false, true, true, false]));
  it('is not once it is cancelled', () =>
    expect(awayAt({ ...absence, cancelledAt: '2026-03-12T01:00:00.000Z' })).toEqual([false, true, false, false]));
  it('is not without any', () => expect(absenceAt(undefined, at(now))).toBeUndefined());
});
