import { type Figure, isMet } from './figure';

const HEADINGS = [
  'figure',
  'rate',
  'p50 ms',
  'p99 ms',
  'peak MB',
  'node cpu s/10k',
  'pg cpu s/10k',
  'yardstick',
  'ratio',
  'aim',
  '',
];

/** Markdown, so that it can go into the documentation as it is. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [HEADINGS, ...figures.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column].length), 3));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(rows[0]), rule, ...rows.slice(1).map(line)].join('\n');
}

function cellsOf(figure: Figure): string[] {
  const { suite, name, rate, unit, p50, p99, peakMb, nodeCpu, postgresCpu, yardstick, aim } = figure;
  const met = isMet(figure);
  return [
    `${suite}: ${name}`,
    `${whole(rate)} ${unit}`,
    short(p50),
    short(p99),
    peakMb === undefined ? '' : whole(peakMb),
    short(nodeCpu),
    short(postgresCpu),
    yardstick ? `${yardstick.name} ${whole(yardstick.rate)}` : '',
    yardstick ? `${Math.round(yardstick.ratio * 100)} %` : '',
    aim ? ('rate' in aim ? `${whole(aim.rate)} ${unit}` : `${Math.round(aim.ratio * 100)} %`) : '',
    met === undefined ? '' : met ? 'met' : 'MISSED',
  ];
}

const whole = (value: number) => Math.round(value).toLocaleString('en');
const short = (value: number | undefined) =>
  value === undefined ? '' : value >= 100 ? whole(value) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
