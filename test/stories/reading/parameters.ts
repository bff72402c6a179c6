import { ParameterType } from '@cucumber/cucumber-expressions';
import { words } from '../../../libs/features/audit/src/history/titles/words';
import {
  caseTypeWords,
  causeWords,
  channelWords,
  clockWords,
  departmentRoleWords,
  roleWords,
} from '../../../libs/features/cases/src/messages/words/terms';
import { clockStates, customers, departments, letters, months, type Names, staff, standings } from './names';
import { type Language, languages } from './phrase';

/** A time of day, on the day named last where it names none. */
export interface Moment {
  readonly day?: { readonly year?: number; readonly month: number; readonly date: number };
  readonly time: string;
}

/** Why a case climbed. */
export type Reason = { readonly kind: string; readonly clock?: string };

const twoTongues = <K extends string>(names: Names<K>, language: Language): Readonly<Record<K, string>> =>
  Object.fromEntries(
    Object.entries<readonly string[]>(names).map(([key, told]) => [key, told[languages.indexOf(language)]]),
  ) as Record<K, string>;

/** A closed list: the words that may stand there, and which value each means. The longer word wins. */
function oneOf(name: string, list: Readonly<Record<string, string>>): ParameterType<unknown> {
  const meanings = new Map(Object.entries(list).map(([key, word]) => [word, key]));
  const longestFirst = [...meanings.keys()].sort((one, other) => other.length - one.length);
  const pattern = longestFirst.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return new ParameterType(name, pattern, null, (word) => meanings.get(word));
}

/** Everything that may stand in braces in a phrase. */
export function parametersIn(language: Language): ParameterType<unknown>[] {
  return [
    ...(language === 'en' ? english : chinese),
    oneOf('person', twoTongues(staff, language)),
    oneOf('actor', { ...twoTongues(staff, language), worker: language === 'en' ? 'the system' : '系统' }),
    oneOf('department', twoTongues(departments, language)),
    oneOf('customer', twoTongues(customers, language)),
    oneOf('letter', twoTongues(letters, language)),
    oneOf('clockState', twoTongues(clockStates, language)),
    oneOf('standing', twoTongues(standings, language)),
    oneOf('type', caseTypeWords[language]),
    oneOf('channel', channelWords[language]),
    oneOf('clock', clockWords[language]),
    oneOf('role', roleWords[language]),
    oneOf('departmentRole', departmentRoleWords[language]),
    oneOf('urgency', words[language].urgency),
    oneOf('reached', words[language].reached),
    oneOf('unreachable', words[language].unreachable),
    oneOf('basis', words[language].basis),
    oneOf('about', words[language].about),
    reasonIn(language),
  ];
}

/** “首次响应超时”, or a cause that is no clock. */
function reasonIn(language: Language): ParameterType<Reason> {
  const late = language === 'en' ? (clock: string) => `${clock} overdue` : (clock: string) => `${clock}超时`;
  const clocks = Object.entries(clockWords[language]).map(([clock, word]) => [late(word), { kind: 'clock', clock }]);
  const others = Object.entries(causeWords[language]).map(([kind, word]) => [word, { kind }]);
  const reasons = new Map([...clocks, ...others] as [string, Reason][]);
  return new ParameterType('reason', [...reasons.keys()], null, (word) => reasons.get(word)!);
}

const moment = (year: string | undefined, month: number, date: string | undefined, time: string): Moment =>
  date ? { day: { ...(year ? { year: Number(year) } : {}), month, date: Number(date) }, time } : { time };

const minutes = (days = '0', hours = '0', rest = '0') => Number(days) * 1_440 + Number(hours) * 60 + Number(rest);

const TIME = String.raw`\d{2}:\d{2}`;
const monthNames = months.join('|');

const chinese = [
  new ParameterType(
    'moment',
    new RegExp(`(?:(?:(\\d{4})年)?(\\d+)月(\\d+)日 )?(${TIME})`),
    null,
    (year, month, date, time) => moment(year, Number(month), date, time),
  ),
  new ParameterType('duration', /(?:(\d+)天)?(?:(\d+)小时)?(?:(\d+)分钟)?/, null, minutes),
  new ParameterType('text', /“([^”]*)”/, null, (text) => text),
];

/** What customers and staff said stands in their own words, with a translation in parentheses that is not compared. */
const english = [
  new ParameterType(
    'moment',
    new RegExp(`(${TIME})(?: on (\\d+) (${monthNames})(?: (\\d{4}))?)?`),
    null,
    (time, date, month, year) => moment(year, months.indexOf(month) + 1, date, time),
  ),
  new ParameterType('duration', /(?:(\d+) days? ?)?(?:(\d+) hours? ?)?(?:(\d+) minutes?)?/, null, minutes),
  new ParameterType(
    'text',
    /"([^"]*[^"\x20-\x7e][^"]*)" \([^)]*\)|"([\x20-\x7e]*?)"/,
    null,
    (said, ascii) => said ?? ascii,
  ),
];
