import type { Locale } from '../../domain/vocabulary';

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A moment as people say it: `3月4日 周三 17:00`, `Wed 4 March, 17:00 (GMT+8)`. The year is told only where it is not that
 * of `now`. English readers may sit in another zone, so theirs names it.
 */
export function when(at: string | Date, locale: Locale, zone: string, now: string): string {
  const moment = new Date(at);
  const { year, month, day, weekday, hour, minute, timeZoneName } = partsOf(moment, locale, zone);
  const otherYear = year !== partsOf(new Date(now), locale, zone).year;
  if (locale === 'zh-CN') return `${otherYear ? `${year}年` : ''}${month}月${day}日 ${weekday} ${hour}:${minute}`;
  return `${weekday} ${day} ${month}${otherYear ? ` ${year}` : ''}, ${hour}:${minute} (${timeZoneName})`;
}

/** The day alone, for dates that count as a whole. */
export function whatDay(at: string | Date, locale: Locale, zone: string): string {
  const { year, month, day } = partsOf(new Date(at), locale, zone);
  return locale === 'zh-CN' ? `${year}年${month}月${day}日` : `${day} ${month} ${year}`;
}

function partsOf(at: Date, locale: Locale, zone: string): Record<string, string> {
  const key = `${locale} ${zone}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = formatOf(locale, zone)));
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

function formatOf(locale: Locale, timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone,
    year: 'numeric',
    month: locale === 'en' ? 'long' : 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  });
}
