import type { Locale } from '../../domain/vocabulary';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The two largest units: `2 小时 5 分钟`, `3 d 4 h`. */
export function howLong(milliseconds: number, locale: Locale): string {
  const zh = locale === 'zh-CN';
  if (milliseconds < MINUTE) return zh ? '不到 1 分钟' : 'less than a minute';
  const units = [
    [Math.floor(milliseconds / DAY), zh ? '天' : 'd'],
    [Math.floor((milliseconds % DAY) / HOUR), zh ? '小时' : 'h'],
    [Math.floor((milliseconds % HOUR) / MINUTE), zh ? '分钟' : 'min'],
  ] as const;
  const first = units.findIndex(([count]) => count > 0);
  return units
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
