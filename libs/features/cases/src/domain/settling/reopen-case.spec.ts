import { fold, specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { cn, directory, meta, MONDAY, reopened, timetables } from '../case.fixture';
import { ReopenCase, reopenCase } from './reopen-case';

const given = specify(caseStream, reopenCase(timetables, directory));
const reopen = (now: string, occurredAt = now) =>
  new ReopenCase('case', { reason: '两周后再次不制冷', channel: 'phone' }, meta({ now, occurredAt }));
const again = (number: number): CaseEvent[] => [reopened(number), ...the.lives.closed.slice(2)];
const third: CaseEvent = {
  type: 'IssueEscalated',
  data: {
    number: 1,
    level: 2,
    recipient: { ...the.zhao, role: 'cross_department_owner' },
    cause: { kind: 'third_reopening' },
    latenessSeconds: 0,
  },
};

describe('reopen case', () => {
  it('within 30 days of closing', () =>
    given(...the.lives.closed)
      .when(reopen(cn('2026-04-01 09:00')))
      .then(reopened(1)));
  it('not later', () =>
    given(...the.lives.closed)
      .when(reopen(cn('2026-04-01 09:01')))
      .rejects('REOPENING_TOO_LATE'));
  it('counts when the customer asked for it', () =>
    given(...the.lives.closed)
      .when(reopen(cn('2026-04-02 09:00'), cn('2026-04-01 09:00')))
      .then(reopened(1)));
  it('escalates the third time, and after', () => {
    given(...the.lives.closed, ...again(1))
      .when(reopen(MONDAY))
      .then(reopened(2));
    given(...the.lives.closed, ...again(1), ...again(2))
      .when(reopen(MONDAY))
      .then(reopened(3), third);
    given(...the.lives.closed, ...again(1), ...again(2), ...again(3))
      .when(reopen(MONDAY))
      .then(reopened(4), third);
  });
  it('does so whatever level the case had before it was closed', () =>
    given(...the.lives.closed, ...again(1), reopened(2), the.escalated(1, 3), ...the.lives.closed.slice(2))
      .when(reopen(MONDAY))
      .then(reopened(3), { ...third, data: { ...third.data, number: 2 } } as CaseEvent));

  it('starts the case over', () =>
    expect(
      fold(caseStream, [the.opened, the.escalated(1, 2), ...the.lives.closed.slice(1), the.rated, reopened(1)], MONDAY),
    ).toMatchObject({
      status: 'in_progress',
      owner: the.liu,
      cycle: 2,
      level: 0,
      reopenings: 1,
      resultDelivered: false,
      attempts: [],
      confirmation: undefined,
      rated: false,
      closedAt: undefined,
      outcome: undefined,
    }));
});
