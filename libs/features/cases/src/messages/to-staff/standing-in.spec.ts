import type { DirectorySnapshot } from '@features/access/contract';
import type { CaseEvent } from '../../domain/case.events';
import { directory, feedback, MONDAY, smith, told, toldKnowing, zhang } from '../story.fixture';

const zhangInfo = directory.people.get('zhang')!;
const WEEK = {
  from: '2026-03-01T00:00:00.000Z',
  to: '2026-03-08T00:00:00.000Z',
  announcedAt: '2026-02-20T00:00:00.000Z',
};

/** Zhang is away, and Smith, who reads English, stands in. */
const zhangAway: DirectorySnapshot = {
  ...directory,
  people: new Map(directory.people).set('zhang', {
    ...zhangInfo,
    absences: [{ absenceId: 'a', ...WEEK, delegateId: 'smith' }],
  }),
};
const assigned: CaseEvent = { type: 'CaseAssigned', data: { owner: zhang } };
const nudged: CaseEvent = { type: 'CustomerNudged', data: { channel: 'phone', text: '怎么还没有人上门?' } };
const recipients = (messages: readonly { recipient: string }[]) => messages.map(({ recipient }) => recipient);

describe('messages to somebody who is away', () => {
  it.each<[string, CaseEvent]>([
    ['the case', assigned],
    ['a nudge', nudged],
    ['a dispute', { type: 'ResolutionDisputed', data: { reason: '又不制冷了', channel: 'phone' } }],
    [
      'an accepted escalation',
      {
        type: 'EscalationAccepted',
        data: { number: 1, acceptedBy: { personId: 'zhao', name: '赵总' }, promisedAt: '2026-03-03T01:00:00.000Z' },
      },
    ],
    [
      'a follow-up',
      {
        type: 'FollowUpScheduled',
        data: {
          followUpId: 'f',
          kind: 'planned',
          dueAt: '2026-03-05T01:00:00.000Z',
          owner: zhang,
          action: '回访',
          channels: [],
        },
      },
    ],
  ])('go to the delegate as well: %s', (_, event) => {
    const escalated: CaseEvent = {
      type: 'IssueEscalated',
      data: { number: 1, level: 1, cause: { kind: 'no_progress' }, latenessSeconds: 0 },
    };
    const messages = toldKnowing(zhangAway, feedback(), assigned, escalated, event);
    expect(recipients(messages).sort()).toEqual(['smith', 'zhang']);
  });

  it('tell each of the other, in their own language', () => {
    const [toDelegate, toOwner] = toldKnowing(zhangAway, feedback(), assigned);
    expect(toDelegate).toMatchObject({ recipient: 'smith', locale: 'en', address: 'smith@company.example' });
    expect(toDelegate.body).toContain('Standing in: you, for 张伟, who is away.');
    expect(toDelegate.body).toContain('Ann Smith,');
    expect(toOwner.body).toContain('代理：您缺勤期间由Ann Smith代为处理。');
  });

  it('go to who was found when a step fired, whatever has changed since', () => {
    const warned: CaseEvent = {
      type: 'DeadlineWarned',
      data: {
        clock: 'first_response',
        subject: 'case',
        round: 1,
        step: 'warn',
        dueAt: MONDAY,
        latenessSeconds: 0,
        skipped: [],
        recipient: { ...smith, role: 'owner', insteadOf: { ...zhang, because: 'off_duty' } },
      },
    };
    const [toStandIn, toOwner] = told(feedback(), assigned, warned);
    expect(toStandIn).toMatchObject({ recipient: 'smith' });
    expect(toStandIn.body).toContain('Standing in: you are on duty, in place of 张伟.');
    expect(toOwner.body).toContain('代理：非工作时间由值班人员Ann Smith代为处理。');
  });

  it('go to nobody twice, and not to who did it', () => {
    expect(recipients(told(feedback(), assigned))).toEqual(['zhang']);
    const bySmith = { actor: { kind: 'person', id: 'smith' } } as const;
    expect(recipients(toldKnowing(zhangAway, feedback(), [assigned, bySmith]))).toEqual(['zhang']);
  });

  it('are as they were when they are made again after a cancellation', () => {
    const [absence] = zhangAway.people.get('zhang')!.absences!;
    const cancelledLater = { ...absence, cancelledAt: '2026-03-06T00:00:00.000Z' };
    const people = new Map(directory.people).set('zhang', { ...zhangInfo, absences: [cancelledLater] });
    expect(recipients(toldKnowing({ ...directory, people }, feedback(), assigned))).toEqual(['smith', 'zhang']);
  });

  it('name the delegate to the customer as the one to reach', () => {
    const [before] = told(feedback(), assigned, sent);
    const [during] = toldKnowing(zhangAway, feedback(), assigned, sent);
    expect([before.replyTo, during.replyTo]).toEqual(['zhang@company.example', 'smith@company.example']);
  });
});

const sent: CaseEvent = {
  type: 'DelayNotified',
  data: {
    previousDate: MONDAY,
    plannedDate: '2026-03-05T01:00:00.000Z',
    reason: '缺件',
    number: 1,
    channel: 'email',
    messageId: '7d9f2b0e-6f5e-4d3a-9a54-5a0d8a3c9d22',
  },
};
