import { fold, specify } from '@engine/decider/specify';
import { type Case, caseStream, type ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import {
  asked,
  assigned,
  cn,
  COMMAND_ID,
  directory,
  meta,
  MONDAY,
  opened,
  resolved,
  timetables,
} from '../case.fixture';
import { RecordUndelivered, recordUndelivered } from './record-undelivered';

const given = specify(caseStream, recordUndelivered(timetables, directory));
const failed = (messageId: string) => new RecordUndelivered('case', { messageId }, meta({ by: 'worker' }));
const unreachable = (messageId: string): CaseEvent => ({
  type: 'CustomerUnreachable',
  data: { missed: 0, reason: 'delivery_failed', messageId },
});
const raised = (level: 1 | 2, recipient: object): CaseEvent =>
  ({
    type: 'IssueEscalated',
    data: { number: 1, level, recipient, cause: { kind: 'customer_unreachable' }, latenessSeconds: 0 },
  }) as CaseEvent;
const call: CaseEvent = {
  type: 'FollowUpScheduled',
  data: {
    followUpId: COMMAND_ID,
    kind: 'call',
    dueAt: cn('2026-03-03 09:00'),
    owner: the.liu,
    action: '电话告知客户进展 / Call the customer and say where the case stands',
    channels: ['phone'],
  },
};
const update = (messageId: string, hours: number) =>
  the.updateSent({
    countsFrom: new Date(Date.parse(MONDAY) + hours * 3_600_000).toISOString(),
    messageId,
    steps: ['已检测'],
  });
const after = (...facts: readonly CaseEvent[]) => fold<Case, CaseEvent>(caseStream, facts, MONDAY) as ExistingCase;

describe('a message that did not arrive', () => {
  it('has somebody call, and the head know', () =>
    given(opened, assigned, update('m1', 48))
      .when(failed('m1'))
      .then(unreachable('m1'), call, raised(1, { ...the.chen, role: 'department_head' })));
  it('goes one level higher when the next update fails as well', () =>
    given(opened, assigned, update('m1', 48), unreachable('m1'), update('m2', 96))
      .when(failed('m2'))
      .then(unreachable('m2'), call, raised(2, { ...the.zhao, role: 'cross_department_owner' })));
  it('does not when one arrived in between', () =>
    given(opened, assigned, update('m1', 48), unreachable('m1'), update('m2', 96), update('m3', 144))
      .when(failed('m3'))
      .then(unreachable('m3'), call, raised(1, { ...the.chen, role: 'department_head' })));
  it('asks for one call at a time', () =>
    given(opened, assigned, call, update('m1', 48))
      .when(failed('m1'))
      .thenTypes('CustomerUnreachable', 'IssueEscalated'));
  it('escalates nothing of a closed case', () =>
    given(...the.lives.closed)
      .when(failed('m1'))
      .thenTypes('CustomerUnreachable', 'FollowUpScheduled'));
});

describe('what it should have told', () => {
  it('is told in the next update', () => {
    const facts = [opened, assigned, update('m1', 48), the.noted('已更换')];
    expect(after(...facts).untold).toEqual(['已更换']);
    expect(after(...facts, unreachable('m1')).untold).toEqual(['已检测', '已更换']);
    expect(after(...facts, unreachable('another')).untold).toEqual(['已更换']);
  });

  const letter = [
    { type: 'ResultDelivered', data: { channel: 'email', summary: '制冷正常', messageId: 'm1' } },
    asked({ channel: 'email', messageId: 'm1' }),
  ] as const satisfies CaseEvent[];
  const told = [opened, assigned, resolved, ...letter];
  const clockOf = (name: 'result_notice' | 'objection', state: ExistingCase) => state.rounds[`${name}/case`];

  it('is owed again when it was the result', () => {
    const state = after(...told, unreachable('m1'));
    expect(state).toMatchObject({ status: 'resolved', resultDelivered: false });
    expect(clockOf('result_notice', state)).toMatchObject({ state: 'running', round: 2 });
    expect(clockOf('objection', state)).toMatchObject({ state: 'stopped' });
  });
  it.each<[string, readonly CaseEvent[], string]>([
    ['another message failed', told, 'm2'],
    ['a person has told it since', [...told, asked({ attempt: 2 })], 'm1'],
    ['the customer has agreed to it', [...told, the.confirmed()], 'm1'],
  ])('is not owed again when %s', (_why, facts, messageId) => {
    const before = after(...facts);
    const { status, resultDelivered, rounds } = after(...facts, unreachable(messageId));
    expect({ status, resultDelivered, rounds }).toEqual({
      status: before.status,
      resultDelivered: true,
      rounds: before.rounds,
    });
  });
});
