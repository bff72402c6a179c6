import type { Actor, Recorded } from '@engine/decider';
import { chineseCalendar } from '@engine/working-time';
import type { DirectorySnapshot, Person } from '@features/access/contract';
import type { OutgoingMessage } from '@features/notifications/contract';
import type { Timetable } from '@features/policies/contract';
import { defaultPolicy } from '../../../policies/src/default-policy';
import type { CaseEvent, Feedback, StaffRef } from '../domain/case.events';
import type { Locale, Urgency } from '../domain/vocabulary';
import { messagesOf } from './case-messages';
import { caseStory } from './case-story';

const pin = { policyVersion: 1, calendar: 'cn', calendarVersion: 1 };
const timetable: Timetable = { pin, policy: defaultPolicy, calendar: chineseCalendar() };

const person = (id: string, name: string, locale: Locale): Person => ({
  id,
  name,
  email: `${id}@company.example`,
  departmentId: 'after-sales',
  locale,
  phone: id === 'zhang' ? '400-800-1234' : undefined,
});

export const directory: DirectorySnapshot = {
  people: new Map(
    [
      person('zhang', '张伟', 'zh-CN'),
      person('wang', '王经理', 'zh-CN'),
      person('zhao', '赵总', 'zh-CN'),
      person('smith', 'Ann Smith', 'en'),
    ].map((one) => [one.id, one]),
  ),
  departments: new Map([
    ['after-sales', { id: 'after-sales', name: '售后服务部', headId: 'wang', crossDepartmentOwnerId: 'zhao' }],
  ]),
  intakeDepartmentId: 'after-sales',
  executiveOnDutyId: 'zhao',
};

export const zhang: StaffRef = { personId: 'zhang', name: '张伟', departmentId: 'after-sales' };
export const smith: StaffRef = { personId: 'smith', name: 'Ann Smith', departmentId: 'after-sales' };
export const worker: Actor = { kind: 'worker', id: 'deadlines' };
export const wang: Actor = { kind: 'person', id: 'wang' };

type Told<T extends CaseEvent['type'] = CaseEvent['type']> = Extract<CaseEvent, { type: T }>;

/** Ms Li's air conditioner, document 004. Monday, 2 March 2026, 09:30 in Shanghai. */
export const MONDAY = '2026-03-02T01:30:00.000Z';

export function feedback(overrides: { locale?: Locale; urgency?: Urgency } & Partial<Feedback> = {}): Told {
  const { locale = 'zh-CN', ...rest } = overrides;
  return {
    type: 'FeedbackReceived',
    data: {
      number: '2026-T-000123',
      type: 'complaint',
      urgency: 'normal',
      channel: 'phone',
      customer: {
        kind: 'person',
        name: '李娜',
        vip: true,
        locale,
        contact:
          locale === 'en'
            ? { name: 'Li Na', salutation: 'Ms', email: 'li.na@example.com' }
            : { name: '李娜', salutation: '女士', phone: '13800001234', email: 'li.na@example.com' },
      },
      description:
        locale === 'en'
          ? 'The new air conditioner does not cool, three days after installation.'
          : '新空调安装后3天仍无法制冷，安装人员未说明原因',
      ask: locale === 'en' ? 'Repair it today.' : '今天之内修好',
      verbatim: [],
      emotions: ['anxious'],
      participants: [],
      product: 'KFR-35',
      orderNo: 'SO-2026-00417',
      lateEntry: false,
      policy: pin,
      ...rest,
    },
  };
}

export interface At {
  readonly at?: string;
  /** `at` where left out. */
  readonly recordedAt?: string;
  readonly actor?: Actor;
}

export function recordedAs(
  event: Told,
  version: number,
  { at = MONDAY, recordedAt = at, actor = wang }: At = {},
): Recorded<CaseEvent> {
  return {
    ...event,
    eventId: `00000000-0000-4000-8000-${String(version).padStart(12, '0')}`,
    streamId: 'case-0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11',
    version,
    position: version,
    occurredAt: at,
    recordedAt,
    meta: { actor, correlationId: 'c', commandId: 'c', cause: { kind: 'command', name: 'cases' } },
  };
}

/** What the last of these events has to tell. */
export function told(...facts: readonly (Told | readonly [Told, At])[]): OutgoingMessage[] {
  return toldKnowing(directory, ...facts);
}

/** The same where people are away. */
export function toldKnowing(
  known: DirectorySnapshot,
  ...facts: readonly (Told | readonly [Told, At])[]
): OutgoingMessage[] {
  const events = facts.map((fact, index) => {
    const [event, at] = 'type' in fact ? [fact, {}] : fact;
    return recordedAs(event, index + 1, at);
  });
  const story = events.reduce(caseStory.evolve, caseStory.initial);
  return messagesOf(story, events[events.length - 1], {
    timetables: { of: () => timetable },
    directory: () => known,
    zone: 'Asia/Shanghai',
  });
}
