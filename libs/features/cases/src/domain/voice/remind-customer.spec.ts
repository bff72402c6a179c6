import {
  anonymous,
  assigned,
  cn,
  complaint,
  joinedBy,
  contacted,
  local,
  MONDAY,
  noEmail,
  nudged,
  opened,
  planned,
  replied,
  scheduled,
  waitingFor,
} from '../case.fixture';
import { CaseLife } from '../case-life.fixture';
import type { CaseEvent } from '../case.events';

const FAR = cn('2026-12-01 10:00');
const waits = (received: CaseEvent = opened) =>
  new CaseLife(MONDAY)
    .happen(received, assigned, contacted(), planned(FAR))
    .happen(waitingFor('customer'), scheduled({ followUpId: 'wait-1', kind: 'waiting', dueAt: FAR }));
const reminders = (life: CaseLife) =>
  life.facts('CustomerReminded').map(({ data, recordedAt }) => `${data.step} ${local(new Date(recordedAt))}`);
const steps = (life: CaseLife) =>
  life.clock('customer_answer')!.steps.map(({ rule, dueAt }) => `${rule.step} ${local(dueAt)}`);

describe('while a case waits for its customer', () => {
  it('the worker reminds twice, gives a last notice, and gives up after nine business days', () => {
    const life = waits();
    expect(steps(life)).toEqual([
      'reminder_1 2026-03-04 17:46',
      'reminder_2 2026-03-09 17:33',
      'last_notice 2026-03-12 09:45',
      'give_up 2026-03-13 09:00',
    ]);
    life.advanceTo(cn('2026-03-13 08:59'));
    expect(reminders(life)).toEqual(steps(life).slice(0, 3));
    expect(life.facts('CustomerReminded').map(({ data }) => [data.number, data.kind])).toEqual([
      [1, 'reminder'],
      [2, 'reminder'],
      [3, 'last_notice'],
    ]);
    life.since().advanceTo(cn('2026-03-13 09:01'));
    expect(life.events.map(({ type }) => type)).toEqual([
      'WaitingEnded',
      'FollowUpCompleted',
      'IssueResolved',
      'ResultDelivered',
      'ConfirmationRequested',
    ]);
    expect(life.existing).toMatchObject({ status: 'awaiting_confirmation', outcome: 'no_response' });
  });

  it('reminders are no attempts to have a result confirmed', () => {
    const life = waits().advanceTo(cn('2026-03-13 08:59'));
    expect(life.existing.attempts).toEqual([]);
    life.advanceTo(cn('2026-03-13 09:01'));
    expect(life.existing.attempts).toHaveLength(1);
  });

  it.each([
    ['an answer', replied],
    ['a nudge', nudged],
  ])('%s ends it', (_, said) => {
    const life = waits().advanceTo(cn('2026-03-05 10:00'));
    const ended: CaseEvent = { type: 'WaitingEnded', data: { because: 'customer_replied', minutes: 1 } };
    life.happen(said, ended).advanceTo(cn('2026-03-30 10:00'));
    expect(reminders(life)).toHaveLength(1);
    expect(life.clock('customer_answer')).toMatchObject({ state: 'met' });
    expect(life.facts('IssueResolved')).toEqual([]);
  });

  it('after downtime no reminder is left out, and each leaves the time that it would have left', () => {
    const life = waits().jumpTo(cn('2026-03-16 09:00'));
    expect(reminders(life)).toEqual(['reminder_1 2026-03-16 09:00']);
    expect(life.existing.status).toBe('waiting');
    expect(steps(life).slice(1)).toEqual([
      'reminder_2 2026-03-18 17:46',
      'last_notice 2026-03-23 09:58',
      'give_up 2026-03-24 09:13',
    ]);
    life.advanceTo(cn('2026-03-24 10:00'));
    expect(reminders(life)).toHaveLength(3);
    expect(life.existing.outcome).toBe('no_response');
  });

  it('a complaint is not given up by itself: the head of the department is asked, and the case climbs', () => {
    const life = waits(complaint).advanceTo(cn('2026-03-13 08:59')).since();
    life.advanceTo(cn('2026-03-13 09:01'));
    expect(life.events.map(({ type }) => type)).toEqual(['DeadlineBreached', 'ApprovalRequested', 'IssueEscalated']);
    expect(life.facts('ApprovalRequested')[0].data).toMatchObject({
      about: 'close_silent_complaint',
      approver: { personId: 'chen' },
    });
    expect(life.facts('IssueEscalated')[0].data).toMatchObject({ level: 1, cause: { clock: 'customer_answer' } });
    expect(life.existing.status).toBe('waiting');
  });

  it('whom no message reaches is to be called, and is not given up for silent unless somebody did', () => {
    const life = waits(noEmail).advanceTo(cn('2026-03-13 09:01'));
    expect(reminders(life)).toEqual([]);
    expect(life.facts('FollowUpScheduled').filter(({ data }) => data.kind === 'call')).not.toEqual([]);
    expect(life.facts('IssueResolved')).toEqual([]);
    const called = waits(noEmail).happen(...Array<CaseEvent>(3).fill(contacted({ outcome: 'message_left' })));
    called.advanceTo(cn('2026-03-13 09:01'));
    expect(called.existing.outcome).toBe('no_response');
  });

  it('a reminder that came back was none', () => {
    const life = waits().advanceTo(cn('2026-03-13 08:59'));
    const { messageId } = life.facts('CustomerReminded')[1].data;
    life.happen({ type: 'CustomerUnreachable', data: { missed: 0, reason: 'delivery_failed', messageId } });
    expect(life.existing.waiting).toMatchObject({ reminders: 2 });
    life.advanceTo(cn('2026-03-13 09:01'));
    expect(life.existing.status).toBe('waiting');
    expect(life.facts('DeadlineBreached')).toHaveLength(1);
  });

  it('the silence of one customer ends nothing for the others of the matter', () => {
    const life = waits().happen(joinedBy()).advanceTo(cn('2026-03-13 09:01'));
    expect(reminders(life)).toHaveLength(3);
    expect(life.existing.status).toBe('waiting');
    expect(life.facts('IssueEscalated').at(-1)!.data.cause).toMatchObject({ step: 'give_up' });
  });

  it('nobody is reminded whom nobody knows, nor while it waits for somebody else', () => {
    expect(waits(anonymous).clock('customer_answer')).toBeUndefined();
    const supplier = new CaseLife(MONDAY).happen(opened, assigned, waitingFor('supplier'));
    expect(supplier.clock('customer_answer')).toBeUndefined();
  });
});
