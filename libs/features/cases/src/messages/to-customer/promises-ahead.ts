import type { ExistingCase } from '../../domain/case';
import type { Locale } from '../../domain/vocabulary';

/** What the customer was promised and still waits for, the next first. What is late says so. */
export function promisesAhead(
  { commitments }: ExistingCase,
  locale: Locale,
  say: (at: string) => string,
  now: string,
): string[] {
  const zh = locale === 'zh-CN';
  return Object.values(commitments)
    .filter(({ visibleToCustomer, state }) => visibleToCustomer && (state === 'open' || state === 'broken'))
    .sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1))
    .map(({ what, dueAt }) => {
      const date = say(dueAt);
      if (dueAt > now) return zh ? `${date} 之前：${what}` : `by ${date}: ${what}`;
      return zh
        ? `${what}（原定 ${date} 之前，未能按时做到，非常抱歉，正在处理）`
        : `${what} (promised by ${date}; we are late, and sorry, and are working on it)`;
    });
}
