import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import * as the from '../case.fixture';
import { appointed, assigned, cn, COMMAND_ID, directory, held, meta, opened } from '../case.fixture';
import { SendSummary, sendSummary } from './send-summary';

const appointmentId = 'appointment-1';
const given = specify(caseStream, sendSummary(directory));
const send = (change: Partial<SendSummary['data']> = {}) =>
  new SendSummary(
    'case',
    { appointmentId, consensus: ['用变频机型'], todos: [quote], materials: ['报价单'], ...change },
    meta(),
  );
const quote = { followUpId: 'todo-1', what: '提交报价', ownerId: 'chen', dueAt: '2026-03-12T18:00:00+08:00' };
const todo = { followUpId: 'todo-1', what: '提交报价', owner: the.chen, dueAt: cn('2026-03-12 18:00') };
const met = [opened, assigned, appointed(), held()];
const sent = (channel: 'email' | 'phone', messageId?: string) =>
  ({
    type: 'ContactSummarySent',
    data: { appointmentId, consensus: ['用变频机型'], todos: [todo], materials: ['报价单'], channel, messageId },
  }) as const;
const followedUp = the.scheduled({
  followUpId: 'todo-1',
  dueAt: todo.dueAt,
  owner: the.chen,
  action: '提交报价',
  channels: [],
});

describe('send the summary of a contact (E10)', () => {
  it('goes out by mail, and each to-do becomes a follow-up of its owner', () =>
    given(...met)
      .when(send())
      .then(sent('email', COMMAND_ID), followedUp));
  it('or was given by a person', () =>
    given(...met)
      .when(send({ channel: 'phone' }))
      .then(sent('phone'), followedUp));
  it('needs a channel where no mail reaches the customer', () =>
    given(the.noEmail, assigned, appointed(), held()).when(send()).rejects('NO_CHANNEL'));

  it.each<[string, Partial<SendSummary['data']>]>([
    ['SUMMARY_EMPTY', { consensus: [], todos: [] }],
    ['PERSON_UNKNOWN', { todos: [{ ...quote, ownerId: 'nobody' }] }],
    ['DATE_IN_PAST', { todos: [{ ...quote, dueAt: the.MONDAY }] }],
    ['APPOINTMENT_UNKNOWN', { appointmentId: 'another' }],
  ])('is refused with %s', (code, change) =>
    given(...met)
      .when(send(change))
      .rejects(code),
  );
  it('once', () =>
    given(...met, sent('phone'))
      .when(send())
      .rejects('SUMMARY_SENT'));
  it.each([[], [held('no_answer')]])('only of a contact that took place', (...since) =>
    given(opened, assigned, appointed(), ...since)
      .when(send())
      .rejects('APPOINTMENT_NOT_HELD'),
  );
});
