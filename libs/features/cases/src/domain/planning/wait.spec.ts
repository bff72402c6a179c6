import { type Dated, fold, specify } from '@engine/decider/specify';
import { caseStream, type ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { assigned, at, cn, COMMAND_ID, directory, meta, MONDAY, opened, visitIds } from '../case.fixture';
import { CaseLife } from '../case-life.fixture';
import { RecordReply, recordReply } from '../customer/record-reply';
import { ResolveIssue, resolveIssue } from '../settling/resolve-issue';
import { ResumeCase, resumeCase, StartWaiting, startWaiting } from './wait';

const scheduled = (dueAt: string): CaseEvent => ({
  type: 'FollowUpScheduled',
  data: { followUpId: COMMAND_ID, kind: 'waiting', dueAt, owner: the.liu, action: '收到后上门', channels: [] },
});
const waited = (reason: 'customer' | 'supplier') => [
  opened,
  assigned,
  the.planned(cn('2026-03-06 18:00')),
  the.waitingFor(reason, COMMAND_ID),
  scheduled(cn('2026-03-04 10:00')),
];
const ended = (
  because: 'resumed' | 'customer_replied' | 'resolved',
  minutes: number,
  plannedDate?: string,
): CaseEvent[] => [
  { type: 'WaitingEnded', data: { because, minutes, plannedDate } },
  { type: 'FollowUpCompleted', data: { followUpId: COMMAND_ID, result: because } },
];

describe('start waiting', () => {
  const given = specify(caseStream, startWaiting(directory));
  const wait = (change: Partial<StartWaiting['data']> = {}) =>
    new StartWaiting(
      'case',
      {
        reason: 'customer',
        customerWords: '等您提供发票',
        nextStep: '收到后上门',
        nextStepOwnerId: 'liu',
        nextStepAt: '2026-03-04T10:00:00+08:00',
        ...change,
      },
      meta(),
    );

  it('says why, what comes next, by whom and when', () =>
    given(opened, assigned)
      .when(wait())
      .then(the.waitingFor('customer', COMMAND_ID), scheduled(cn('2026-03-04 10:00'))));
  it('names the supplier and its promise', () => {
    const supplier = { name: '安装商', contact: '王', promisedAt: cn('2026-03-04 09:00') };
    given(opened, assigned)
      .when(wait({ reason: 'supplier', supplier }))
      .then(
        { type: 'WaitingStarted', data: { ...the.waitingFor('supplier', COMMAND_ID).data, supplier } },
        scheduled(cn('2026-03-04 10:00')),
      );
  });
  it.each<[string, Partial<StartWaiting['data']>]>([
    ['SUPPLIER_PROMISE_REQUIRED', { reason: 'supplier' }],
    ['SUPPLIER_PROMISE_REQUIRED', { reason: 'supplier', supplier: { name: '安装商' } }],
    ['PERSON_UNKNOWN', { nextStepOwnerId: 'nobody' }],
    ['DATE_IN_PAST', { nextStepAt: MONDAY }],
  ])('is refused with %s', (code, change) => given(opened, assigned).when(wait(change)).rejects(code));
});

describe('a wait ends', () => {
  const resume = (now: string, note?: string) => new ResumeCase('case', { note }, meta({ now }));
  const reply = (now: string, occurredAt = now) =>
    new RecordReply('case', { channel: 'email', text: '发票已发', emotions: [] }, meta({ now, occurredAt }));
  const resolve = (now: string) =>
    new ResolveIssue('case', { outcome: 'resolved', result: '制冷正常', visitIds }, meta({ now }));

  it('by hand; a wait for the customer moves the planned date by its length', () =>
    specify(
      caseStream,
      resumeCase,
    )(...waited('customer'))
      .when(resume(cn('2026-03-03 10:30')))
      .then(...ended('resumed', 25.5 * 60, cn('2026-03-07 19:30'))));
  it('with a note that stays inside', () =>
    specify(
      caseStream,
      resumeCase,
    )(...waited('supplier'))
      .when(resume(cn('2026-03-03 09:00'), '已到货'))
      .then(...ended('resumed', 24 * 60), {
        type: 'ProgressNoted',
        data: { text: '已到货', visibleToCustomer: false },
      }));
  it('without moving the date when it was not the customer whom we waited for', () =>
    specify(
      caseStream,
      resumeCase,
    )(...waited('supplier'))
      .when(resume(cn('2026-03-03 09:00')))
      .then(...ended('resumed', 24 * 60)));
  it('by itself when the customer replies', () =>
    specify(
      caseStream,
      recordReply,
    )(...waited('customer'))
      .when(reply(cn('2026-03-02 10:00')))
      .then(the.replied, ...ended('customer_replied', 60, cn('2026-03-06 19:00'))));
  it('as of when they replied', () =>
    specify(
      caseStream,
      recordReply,
    )(...waited('customer'))
      .when(reply(cn('2026-03-04 10:00'), cn('2026-03-02 10:00')))
      .then(the.replied, ...ended('customer_replied', 60, cn('2026-03-06 19:00'))));
  it('without a length when they had replied before it began', () =>
    specify(
      caseStream,
      recordReply,
    )(...waited('customer'))
      .when(reply(cn('2026-03-04 10:00'), cn('2026-03-01 10:00')))
      .then(the.replied, ...ended('customer_replied', 0)));
  it('not by a reply when a supplier is waited for', () =>
    specify(
      caseStream,
      recordReply,
    )(...waited('supplier'))
      .when(reply(cn('2026-03-02 10:00')))
      .then(the.replied));
  it('with the work', () =>
    specify(
      caseStream,
      resolveIssue(directory),
    )(...waited('customer'))
      .when(resolve(cn('2026-03-02 10:00')))
      .then(...ended('resolved', 60), the.resolved, the.visitPlanned()));
  it('without completing its follow-up twice', () =>
    specify(caseStream, resumeCase)(...waited('supplier'), ended('resumed', 1)[1])
      .when(resume(cn('2026-03-03 09:00')))
      .then(ended('resumed', 24 * 60)[0]));
  it('and its missed follow-up with it', () => {
    const life = new CaseLife(MONDAY).happen(...waited('supplier')).advanceTo(cn('2026-03-04 11:00'));
    expect(life.facts('FollowUpMissed')).toHaveLength(1);
    life.send(resumeCase, (m) => new ResumeCase('case', {}, m));
    expect(life.clock('follow_up', COMMAND_ID)?.state).toBe('met');
  });
  it('and the promise follows it: the old date is no breach, the new one is', () => {
    const life = new CaseLife(MONDAY).happen(the.opened, the.assigned, the.contacted());
    life.happen(...waited('customer').slice(2)).advanceTo(cn('2026-03-04 09:00'));
    life.send(recordReply, (m) => new RecordReply('case', { channel: 'email', text: '好', emotions: [] }, m));
    const breached = () => life.facts('DeadlineBreached').filter(({ data }) => data.clock === 'resolution');
    life.advanceTo(cn('2026-03-08 17:59'));
    expect(breached()).toEqual([]);
    life.advanceTo(cn('2026-03-08 18:00'));
    expect(breached().map(({ data }) => [data.round, data.step])).toEqual([[2, 'level_1']]);
  });
});

describe('a reminder', () => {
  const reminders = (...facts: Dated<CaseEvent>[]) =>
    (fold(caseStream, [opened, assigned, the.waitingFor('customer'), ...facts], MONDAY) as ExistingCase).waiting
      ?.reminders;

  it.each([
    ['a call', the.contacted({ outcome: 'no_answer' }), 1],
    ['a letter', the.updateSent({ countsFrom: cn('2026-03-03 09:00'), trigger: 'person' }), 1],
    ['not a wrong number', the.contacted({ outcome: 'wrong_number' }), 0],
    ['not what was said before the wait', at(cn('2026-03-01 09:00'), the.contacted()), 0],
    ['not what the worker sends', the.updateSent({ countsFrom: cn('2026-03-03 09:00') }), 0],
  ])('is %s', (_name, fact, count) => expect(reminders(fact)).toBe(count));
});
