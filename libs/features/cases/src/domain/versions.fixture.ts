import { chineseCalendar, type WorkingCalendar } from '@engine/working-time';
import { type Policy, type PolicyPin, type Timetable, Timetables, UnknownTimetable } from '@features/policies/contract';
import { defaultPolicy } from '../../../policies/src/default-policy';

/** Version n is at n - 1. */
const policies: readonly Policy[] = [
  defaultPolicy,
  {
    ...defaultPolicy,
    name: 'quicker',
    customerUpdateHours: 24,
    targets: {
      ...defaultPolicy.targets,
      acknowledgement: { hours: 4 },
      first_response: { urgent: { hours: 1 }, normal: { hours: 12 }, low: { hours: 24 } },
      plan_due: { ...defaultPolicy.targets.plan_due, normal: { businessDays: 1, cutOff: 'end_of_day' } },
    },
  },
  {
    ...defaultPolicy,
    name: 'slower',
    targets: { ...defaultPolicy.targets, first_response: { ...defaultPolicy.targets.first_response, normal: days(5) } },
  },
];

const calendars: readonly WorkingCalendar[] = [
  chineseCalendar(),
  {
    ...chineseCalendar(),
    days: {
      ...chineseCalendar().days,
      '2026-03-04': { kind: 'holiday', name: '公司休息', hours: [] },
      '2026-09-16': { kind: 'holiday', name: '公司休息', hours: [] },
    },
  },
];

/** Three versions of the policy, two of the calendar. */
class Versions extends Timetables {
  private readonly known = new Map<string, Timetable>();

  refresh(): Promise<void> {
    return Promise.resolve();
  }

  current(): Timetable {
    return this.latest(policies.length);
  }

  latest(policyVersion: number): Timetable {
    return this.of({ policyVersion, calendar: 'cn', calendarVersion: calendars.length });
  }

  of(pin: PolicyPin): Timetable {
    const [policy, calendar] = [policies[pin.policyVersion - 1], calendars[pin.calendarVersion - 1]];
    if (!policy || !calendar) throw new UnknownTimetable(JSON.stringify(pin));
    const key = `${pin.policyVersion}/${pin.calendarVersion}`;
    const timetable = this.known.get(key) ?? { pin, policy, calendar };
    this.known.set(key, timetable);
    return timetable;
  }
}

export const timetables: Timetables = new Versions();

function days(businessDays: number) {
  return { businessDays, cutOff: 'same_time' } as const;
}
