import type { ExplainedClock } from '../../domain/clocks/explain/explain-clock';
import type { ExplainedStep } from '../../domain/clocks/explain/explained-steps';
import type { LedgerEntry } from '../../domain/clocks/explain/ledger';
import type { Locale, WaitingReason } from '../../domain/vocabulary';
import { clockWords } from '../../messages/words/terms';
import { when } from '../../messages/words/when';

/** How a moment is told. */
type At = (moment: string | Date) => string;

/** Every sentence of an explanation, in one language. */
interface Sentences {
  readonly clock: (clock: ExplainedClock, at: At) => string;
  readonly sums: (counted: string, paused: string, closed: string) => string;
  readonly entry: (entry: LedgerEntry, at: At) => string;
  readonly share: (step: ExplainedStep, clock: ExplainedClock, at: At) => string;
  readonly held: Readonly<Record<NonNullable<ExplainedStep['heldBack']>['by'], (until: string) => string>>;
  readonly days: (step: ExplainedStep, days: number, at: At) => string;
  readonly due: Readonly<Record<ExplainedStep['standing'], (due: string) => string>>;
}

const waitingFor: Readonly<Record<Locale, Readonly<Record<WaitingReason, string>>>> = {
  'zh-CN': { customer: '客户', supplier: '供应商', internal: '内部同事', other: '其他' },
  en: { customer: 'the customer', supplier: 'the supplier', internal: 'colleagues', other: 'something else' },
};

const units: Readonly<Record<Locale, Readonly<Record<ExplainedClock['unit'], string>>>> = {
  'zh-CN': { day_and_night: '不分昼夜', working_time: '只计工作时间', date: '按日期' },
  en: { day_and_night: 'day and night', working_time: 'in working time only', date: 'a date' },
};

const sentences: Readonly<Record<Locale, Sentences>> = {
  'zh-CN': {
    clock: ({ told, pin, target, unit, openedBy }, at) =>
      `${clockWords['zh-CN'][told.round.clock]}第 ${told.round.round} 轮：由 ${openedBy.type} 开启，自 ${at(told.round.startedAt)} 起算，时限为${targetWords(target, 'zh-CN', at)}（${units['zh-CN'][unit]}），按服务标准第 ${pin.policyVersion} 版、日历 ${pin.calendar} 第 ${pin.calendarVersion} 版。`,
    sums: (counted, paused, closed) => `至今计时 ${counted} 分钟，暂停 ${paused} 分钟，工作时间以外 ${closed} 分钟。`,
    entry: ({ kind, from, to, minutes, reason, ahead }, at) =>
      `${at(from)} 至 ${at(to)}：${
        kind === 'running'
          ? `计时 ${rounded(minutes)} 分钟${ahead ? '（预计）' : ''}`
          : kind === 'paused'
            ? `暂停，等待${reason ? reasonWords(reason, 'zh-CN') : ''}`
            : `工作时间以外${reason ? `（${reason}）` : ''}，不计时`
      }。`,
    share: ({ step, at: rule, minutes, reachedAt }, clock, at) =>
      `${step}：${percentOf(rule)}% 即 ${rounded(minutes!)} / ${rounded(clock.targetMinutes!)} 分钟，自 ${at(clock.told.round.startedAt)} 起于 ${at(reachedAt)} 计满。`,
    held: {
      accepted_escalation: (until) => `升级已受理并承诺了时间，推迟到 ${until}。`,
      first_response_due: (until) => `首次响应到期之前不必同步进展，顺延到 ${until}。`,
    },
    days: ({ step, reachedAt }, days, at) =>
      days === 0
        ? `${step}：即约定的时间 ${at(reachedAt)}。`
        : `${step}：约定时间${days < 0 ? '之前' : '之后'} ${Math.abs(days)} 个工作日，即 ${at(reachedAt)}。`,
    due: {
      pending: (due) => `到期时间 ${due}。`,
      fired: (due) => `到期时间 ${due}，已执行。`,
      skipped: (due) => `到期时间 ${due}，已由更高一级代替。`,
    },
  },
  en: {
    clock: ({ told, pin, target, unit, openedBy }, at) =>
      `${capital(clockWords.en[told.round.clock])}, round ${told.round.round}: opened by ${openedBy.type}, counted from ${at(told.round.startedAt)}; the target is ${targetWords(target, 'en', at)} (${units.en[unit]}), by version ${pin.policyVersion} of the policy and ${pin.calendarVersion} of the calendar ${pin.calendar}.`,
    sums: (counted, paused, closed) =>
      `So far ${counted} minutes count, ${paused} were paused, and ${closed} lay outside working hours.`,
    entry: ({ kind, from, to, minutes, reason, ahead }, at) =>
      `${at(from)} to ${at(to)}: ${
        kind === 'running'
          ? `${rounded(minutes)} minutes ${ahead ? 'will count' : 'count'}`
          : kind === 'paused'
            ? `paused${reason ? `, waiting for ${reasonWords(reason, 'en')}` : ''}`
            : `outside working hours${reason ? ` (${reason})` : ''}, nothing counts`
      }.`,
    share: ({ step, at: rule, minutes, reachedAt }, clock, at) =>
      `${step}: ${percentOf(rule)} % is ${rounded(minutes!)} of ${rounded(clock.targetMinutes!)} minutes; from ${at(clock.told.round.startedAt)} they run out on ${at(reachedAt)}.`,
    held: {
      accepted_escalation: (until) =>
        `An escalation was accepted with a promise, and this waits for it until ${until}.`,
      first_response_due: (until) =>
        `No update is owed before the first response is due, which puts it off to ${until}.`,
    },
    days: ({ step, reachedAt }, days, at) =>
      days === 0
        ? `${step}: at the date itself, ${at(reachedAt)}.`
        : `${step}: ${Math.abs(days)} working day${Math.abs(days) === 1 ? '' : 's'} ${days < 0 ? 'before' : 'after'} the date, ${at(reachedAt)}.`,
    due: {
      pending: (due) => `Due ${due}.`,
      fired: (due) => `Due ${due}, and done.`,
      skipped: (due) => `Due ${due}, and passed over for a higher step.`,
    },
  },
};

/** The explanation in words: what the clock is, what was counted, and how each step comes to its time. */
export function explainWords(clock: ExplainedClock, locale: Locale, zone: string, now: Date) {
  const at: At = (moment) => when(moment, locale, zone, now.toISOString());
  const { clock: told, sums, entry } = sentences[locale];
  const past = clock.ledger.filter(({ ahead }) => !ahead);
  const minutes = (kind: LedgerEntry['kind']) =>
    rounded(past.filter((one) => one.kind === kind).reduce((sum, one) => sum + lengthOf(one), 0));
  return {
    summary: `${told(clock, at)} ${sums(minutes('running'), minutes('paused'), minutes('outside_hours'))}`,
    entries: clock.ledger.map((one) => entry(one, at)),
    steps: clock.steps.map((step) => stepWords(step, clock, locale, at)),
  };
}

function stepWords(step: ExplainedStep, clock: ExplainedClock, locale: Locale, at: At): string {
  const { share, days, held, due } = sentences[locale];
  const { heldBack, standing, dueAt } = step;
  return [
    'businessDays' in step.at ? days(step, step.at.businessDays, at) : share(step, clock, at),
    ...(heldBack ? [held[heldBack.by](at(heldBack.until))] : []),
    due[standing](at(dueAt)),
  ].join(' ');
}

function targetWords(target: ExplainedClock['target'], locale: Locale, at: At): string {
  const zh = locale === 'zh-CN';
  if (!target) return zh ? '无，只作计量' : 'none, it is only measured';
  if ('date' in target) return at(target.date);
  if ('hours' in target) return zh ? ` ${target.hours} 小时` : `${target.hours} hours`;
  if ('businessHours' in target)
    return zh ? ` ${target.businessHours} 个工作小时` : `${target.businessHours} working hours`;
  if ('months' in target)
    return zh ? ` ${target.months} 个月` : `${target.months} month${target.months === 1 ? '' : 's'}`;
  return zh ? ` ${target.businessDays} 个工作日` : `${target.businessDays} working days`;
}

function reasonWords(reason: string, locale: Locale): string {
  return (waitingFor[locale] as Readonly<Record<string, string>>)[reason] ?? reason;
}

function percentOf(at: ExplainedStep['at']): number {
  return 'percent' in at ? at.percent : 100;
}

function lengthOf({ from, to }: LedgerEntry): number {
  return (to.getTime() - from.getTime()) / 60_000;
}

/** To the hundredth of a minute: the numbers beside the words are exact. */
function rounded(minutes: number): string {
  return String(Math.round(minutes * 100) / 100);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
