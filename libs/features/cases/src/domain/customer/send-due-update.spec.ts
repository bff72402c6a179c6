import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { cn, local, MONDAY } from '../case.fixture';
import { CaseLife } from '../case-life.fixture';
import { RecordContact, recordContact } from './record-contact';
import { RecordReply, recordReply } from './record-reply';
import { SendUpdate, sendUpdate } from './send-update';

/** Answered and planned far ahead: only the 48 hours run. They count from Monday 09:00. */
const calm = [the.opened, the.assigned, the.contacted(), the.planned(cn('2026-06-01 10:00'))];
/** The same without a date that the customer could hold on to. */
const vague = [the.opened, the.assigned, the.contacted()];

const live = (...facts: CaseEvent[]) => new CaseLife(MONDAY).happen(...facts);
const updates = (life: CaseLife) =>
  life.facts('ProgressUpdateSent').map(({ occurredAt, data }) => [local(new Date(occurredAt)), data.missed]);
const levels = (life: CaseLife, kind: string) =>
  life.events.flatMap((event) =>
    (event.type === 'IssueEscalated' || event.type === 'EscalationCauseAdded') && event.data.cause.kind === kind
      ? [[local(new Date(event.occurredAt)), event.type, event.data.level]]
      : [],
  );

describe('the 48-hour update', () => {
  it('goes out at 48, 96 and 144 hours, without drift', () => {
    const life = live(...calm).advanceTo(cn('2026-03-08 10:00'));
    expect(updates(life)).toEqual([
      ['2026-03-04 09:00', 0],
      ['2026-03-06 09:00', 0],
      ['2026-03-08 09:00', 0],
    ]);
    expect(life.facts('ProgressUpdateSent').map(({ data }) => data.round)).toEqual([2, 3, 4]);
  });

  it('does not drift when the worker is late by a little', () => {
    const life = live(...calm)
      .jumpTo(cn('2026-03-04 09:07'))
      .jumpTo(cn('2026-03-06 09:05'));
    expect(life.facts('ProgressUpdateSent').map(({ data }) => [data.dueAt, data.countsFrom])).toEqual([
      [cn('2026-03-04 09:00'), cn('2026-03-04 09:00')],
      [cn('2026-03-06 09:00'), cn('2026-03-06 09:00')],
    ]);
  });

  it('tells the steps since the last one, and the promised date', () => {
    const life = live(...calm, the.noted('已联系安装服务商')).advance(48);
    expect(life.facts('ProgressUpdateSent')[0].data).toEqual({
      trigger: 'due',
      round: 2,
      dueAt: cn('2026-03-04 09:00'),
      missed: 0,
      countsFrom: cn('2026-03-04 09:00'),
      steps: ['已联系安装服务商'],
      plannedCompletion: cn('2026-06-01 10:00'),
      planOverdue: false,
      nothingNew: false,
      locale: 'zh-CN',
      channel: 'email',
      messageId: 'customer_update/case/2/send',
    });
    expect(life.advance(48).facts('ProgressUpdateSent')[1].data).toMatchObject({ steps: [], nothingNew: true });
  });

  it('warns the owner at 75 %, so that they can write it themselves', () => {
    const life = live(...calm).advance(36);
    expect(life.facts('DeadlineWarned').map(({ data }) => [data.clock, data.step, data.recipient?.name])).toEqual([
      ['customer_update', 'warn', '刘工'],
    ]);
  });

  it('goes out once after a week of downtime, counts the rest, and keeps its hours', () => {
    const life = live(...calm).jumpTo(cn('2026-03-11 12:00'));
    expect(updates(life)).toEqual([['2026-03-11 12:00', 3]]);
    expect(updates(life.advanceTo(cn('2026-03-12 09:00')))).toEqual([
      ['2026-03-11 12:00', 3],
      ['2026-03-12 09:00', 0],
    ]);
  });

  it('is not sent before the first response is due: three business days when low', () => {
    const life = new CaseLife(cn('2026-03-06 16:00')).happen(the.low, the.acknowledged);
    expect(updates(life.advanceTo(cn('2026-03-13 16:00')))).toEqual([
      ['2026-03-11 16:00', 0],
      ['2026-03-13 16:00', 0],
    ]);
  });

  it('is not sent for an anonymous case', () =>
    expect(updates(live(the.anonymous, the.assigned).advance(1000))).toEqual([]));
  it('ends with the work', () => expect(updates(live(...calm, the.resolved).advance(1000))).toEqual([]));
});

describe('whoever tells the customer earlier', () => {
  it('starts the 48 hours again by an update', () => {
    const life = live(...calm).advance(40);
    life.send(sendUpdate, (meta) => new SendUpdate('case', { text: '工程师已出发' }, meta));
    expect(updates(life.advance(48)).at(-1)).toEqual(['2026-03-06 01:00', 0]);
  });
  it('starts them again by a contact, from when it happened', () => {
    const life = live(...calm).advance(40);
    const called = { channel: 'phone', outcome: 'reached', summary: '已电话说明', visibleToCustomer: false } as const;
    life.send(recordContact, (meta) => new RecordContact('case', called, meta), { occurredAt: cn('2026-03-03 10:00') });
    expect(updates(life.advance(48))).toEqual([['2026-03-05 10:00', 0]]);
  });
});

describe('nothing new to tell', () => {
  it('is said honestly once, then tells the head, then the cross-department owner', () => {
    const life = live(...vague, the.acknowledged);
    life.advance(144 + 47);
    expect(life.facts('ProgressUpdateSent').map(({ data }) => data.nothingNew)).toEqual([true, true, true]);
    expect(levels(life, 'no_progress')).toEqual([
      ['2026-03-06 09:00', 'EscalationCauseAdded', 1], // the plan was due before
      ['2026-03-08 09:00', 'EscalationCauseAdded', 2],
    ]);
  });
  it('raises the level where nothing else has', () => {
    const life = live(the.opened, the.contacted()).advance(143);
    expect(levels(life, 'no_progress')).toEqual([['2026-03-06 09:00', 'IssueEscalated', 1]]);
    expect(levels(life.advance(1), 'no_progress').at(-1)).toEqual(['2026-03-08 09:00', 'IssueEscalated', 2]);
  });
  it('is no lapse while a told date still stands', () =>
    expect(levels(live(...calm).advance(480), 'no_progress')).toEqual([]));
  it('is a lapse anew after something was told', () => {
    const life = live(the.opened, the.contacted()).advance(50);
    life.happen(the.noted('已排期')).advance(48 + 48);
    expect(life.facts('ProgressUpdateSent').map(({ data }) => data.nothingNew)).toEqual([true, false, true]);
    expect(levels(life, 'no_progress')).toEqual([]);
  });
});

describe('a planned date that has passed', () => {
  it('is not covered up, and the head hears of it', () => {
    const life = live(the.opened, the.assigned, the.contacted(), the.planned(cn('2026-03-03 10:00'))).advance(48);
    expect(life.facts('ProgressUpdateSent')[0].data).toMatchObject({
      planOverdue: true,
      plannedCompletion: cn('2026-03-03 10:00'),
    });
    expect(levels(life, 'planned_date_passed')).toEqual([['2026-03-04 09:00', 'EscalationCauseAdded', 1]]);
  });
  it('makes “nothing new” a lapse', () => {
    const life = live(the.opened, the.assigned, the.contacted(), the.planned(cn('2026-03-03 10:00'))).advance(96);
    expect(levels(life, 'no_progress')).toEqual([['2026-03-06 09:00', 'EscalationCauseAdded', 1]]);
  });
});

describe('a customer whom no channel reaches', () => {
  const mute = [the.noEmail, the.assigned, the.contacted(), the.planned(cn('2026-06-01 10:00'))];

  it('is a fact, a call for the owner, and a matter for the head', () => {
    const life = live(...mute)
      .advance(36)
      .since()
      .advance(12);
    expect(life.events.map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'CustomerUnreachable',
        data: {
          round: 2,
          dueAt: cn('2026-03-04 09:00'),
          missed: 0,
          countsFrom: cn('2026-03-04 09:00'),
          reason: 'no_channel',
        },
      },
      {
        type: 'FollowUpScheduled',
        data: expect.objectContaining({ kind: 'call', owner: the.liu, dueAt: cn('2026-03-05 09:00') }),
      },
      {
        type: 'IssueEscalated',
        data: expect.objectContaining({ level: 1, cause: { kind: 'customer_unreachable' } }),
      },
    ]);
  });
  it('goes one level higher at the next such round', () =>
    expect(levels(live(...mute).advance(96), 'customer_unreachable')).toEqual([
      ['2026-03-04 09:00', 'IssueEscalated', 1],
      ['2026-03-06 09:00', 'IssueEscalated', 2],
    ]));
  it('is not called twice at once', () => {
    const weekLong = the.scheduled({ kind: 'call', dueAt: cn('2026-03-31 10:00') });
    expect(
      live(...mute, weekLong)
        .advance(96)
        .facts('FollowUpScheduled'),
    ).toHaveLength(1);
  });
  it('is well again after a call, and the call is done', () => {
    const life = live(...mute).advance(50);
    const call = { channel: 'phone', outcome: 'reached', summary: '已告知', visibleToCustomer: false } as const;
    life.send(recordContact, (meta) => new RecordContact('case', call, meta));
    expect(life.facts('FollowUpCompleted')).toHaveLength(1);
    life.advance(48);
    expect(levels(life, 'customer_unreachable').at(-1)).toEqual(['2026-03-06 11:00', 'EscalationCauseAdded', 1]);
  });
});

describe('while the case waits', () => {
  it('for the customer nothing is sent; their reply sets the 48 hours going where they stood', () => {
    const life = live(...calm).advance(10);
    life.happen(the.waitingFor('customer')).advance(100);
    expect(updates(life)).toEqual([]);
    life.happen(the.scheduled({ followUpId: 'wait-1', dueAt: cn('2026-06-01 10:00') }));
    const reply = { channel: 'email', text: '发票已发', emotions: [] } as const;
    life.send(recordReply, (meta) => new RecordReply('case', reply, meta));
    expect(updates(life.advance(38))).toEqual([['2026-03-08 13:00', 0]]);
  });
  it('for a supplier the customer keeps hearing', () =>
    expect(updates(live(...calm, the.waitingFor('supplier')).advance(96))).toHaveLength(2));
});
