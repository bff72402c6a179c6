import { type Figure, isMet } from './figure';
import { markdownTable } from './markdown';

/** Each with what it shows of a figure; a column that is empty for all is left out. */
const COLUMNS: Readonly<Record<string, (figure: Figure) => string>> = {
  figure: ({ suite, name }) => `${suite}: ${name}`,
  rate: ({ rate, unit }) => (rate === undefined ? '' : `${whole(rate)} ${unit}`),
  'p50 ms': ({ p50 }) => short(p50),
  'p99 ms': ({ p99 }) => short(p99),
  'peak MB': ({ peakMb }) => (peakMb === undefined ? '' : whole(peakMb)),
  'node cpu s/10k': ({ nodeCpu }) => short(nodeCpu),
  'pg cpu s/10k': ({ postgresCpu }) => short(postgresCpu),
  yardstick: ({ yardstick }) => (yardstick ? `${yardstick.name} ${whole(yardstick.rate)}` : ''),
  ratio: ({ yardstick }) => (yardstick ? percent(yardstick.ratio) : ''),
  'Hearback to it': ({ lead }) => (lead === undefined ? '' : times(lead)),
  aim: aimOf,
  ' ': (figure) => ({ true: 'met', false: 'SHORT', undefined: '' })[`${isMet(figure)}`],
};

/** Markdown, so that it can go into the documentation as it is. */
export function tableOf(figures: readonly Figure[]): string {
  const shown = Object.entries(COLUMNS).filter(([, cell]) => figures.some((figure) => cell(figure) !== ''));
  const rows = figures.map((figure) => shown.map(([, cell]) => cell(figure)));
  return markdownTable([shown.map(([heading]) => heading), ...rows]);
}

export function lineOf(figure: Figure): string {
  const cells = Object.entries(COLUMNS).map(([heading, cell]) => [heading, cell(figure)]);
  return cells
    .filter(([, value]) => value !== '')
    .map(([heading, value]) => (heading === 'figure' ? value : `${heading} ${value}`.trim()))
    .join(' | ');
}

export function tablesBySuite(figures: readonly Figure[]): string {
  const suites = [...new Set(figures.map(({ suite }) => suite))];
  return suites.map((name) => tableOf(figures.filter(({ suite }) => suite === name))).join('\n\n');
}

function aimOf({ aim, unit }: Figure): string {
  if (!aim) return '';
  if ('rate' in aim) return `${whole(aim.rate)} ${unit}`;
  if ('lead' in aim) return times(aim.lead);
  if ('p99' in aim) return `p99 under ${whole(aim.p99)} ms`;
  return percent(aim.ratio);
}

const whole = (value: number) => Math.round(value).toLocaleString('en');
const percent = (ratio: number) => `${Math.round(ratio * 100)} %`;
const times = (lead: number) => (lead < 2 ? percent(lead) : `${short(lead)} x`);
const short = (value = NaN) =>
  Number.isNaN(value) ? '' : value >= 100 ? whole(value) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
