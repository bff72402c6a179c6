import type { Duration } from '@engine/working-time';

const HOURS_AT_MOST = 8_760;
const DAYS_AT_MOST = 366;
const MONTHS_AT_MOST = 120;

export const durationRule = {
  en:
    'must be {"hours": n}, {"businessHours": n}, {"months": n} or {"businessDays": n, "cutOff": "same_time" or "end_of_day"}, ' +
    `whole numbers from 1 to ${HOURS_AT_MOST} hours, ${DAYS_AT_MOST} days or ${MONTHS_AT_MOST} months`,
  zh:
    '应为 {"hours": n}、{"businessHours": n}、{"months": n} 或 {"businessDays": n, "cutOff": "same_time" 或 "end_of_day"}，' +
    `取 1 至 ${HOURS_AT_MOST} 小时、${DAYS_AT_MOST} 个工作日或 ${MONTHS_AT_MOST} 个月的整数`,
};

export function isDuration(value: unknown): value is Duration {
  if (typeof value !== 'object' || value === null) return false;
  const { hours, businessHours, months, businessDays, cutOff } = value as { [unit: string]: unknown };
  switch (Object.keys(value).sort().join()) {
    case 'hours':
      return isWhole(hours, HOURS_AT_MOST);
    case 'businessHours':
      return isWhole(businessHours, HOURS_AT_MOST);
    case 'months':
      return isWhole(months, MONTHS_AT_MOST);
    case 'businessDays,cutOff':
      return isWhole(businessDays, DAYS_AT_MOST) && (cutOff === 'same_time' || cutOff === 'end_of_day');
    default:
      return false;
  }
}

function isWhole(value: unknown, atMost: number): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= atMost;
}
