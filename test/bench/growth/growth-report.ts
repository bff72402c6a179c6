import { markdownTable } from '../report/markdown';
import type { Panel } from '../report/svg-plot';
import type { GrownWorld } from './grown-world';
import type { Measured } from './measure';
import { growthOf } from './resident-memory';

export interface Grown extends Measured, Omit<GrownWorld, 'bench' | 'ids'> {
  readonly cases: number;
}

const LIST_MS = 30;
const TICK_MS = 20;
/** Last quarter to second quarter of the time: the heap breathes by some percent between collections. */
const FLAT = 1.1;

interface Measure {
  readonly name: string;
  readonly unit: string;
  of(grown: Grown): number;
  readonly aim?: { readonly below: number; readonly shown: string };
}

function measuresOf([{ reads, memory }]: readonly Grown[]): Measure[] {
  const rate = (name: string, of: Measure['of']): Measure => ({ name, unit: 'events/s', of });
  const list = { below: LIST_MS, shown: `under ${LIST_MS} ms` };
  const flat = { below: FLAT, shown: 'flat' };
  return [
    rate('append, 64 writers', ({ appendedPerSecond }) => appendedPerSecond),
    rate('rebuild of the list', ({ rebuiltPerSecond }) => rebuiltPerSecond),
    ...Object.keys(reads).map((name) => ({
      name: `${name}, p99`,
      unit: 'ms',
      of: (grown: Grown) => grown.reads[name].p99,
      aim: name.startsWith('list') ? list : undefined,
    })),
    {
      name: 'tick, nothing due, p99',
      unit: 'ms',
      of: ({ tick }) => tick.p99,
      aim: { below: TICK_MS, shown: `under ${TICK_MS} ms` },
    },
    ...Object.keys(memory).flatMap((name): Measure[] => [
      { name: `memory of ${name}`, unit: 'MB', of: (grown) => grown.memory[name].at(-1)![1] },
      {
        name: `memory of ${name}, end to beginning`,
        unit: 'times',
        of: (grown) => growthOf(grown.memory[name]),
        aim: flat,
      },
    ]),
    { name: 'on disk', unit: 'MB', of: ({ diskMb }) => diskMb },
  ];
}

export function growthTable(all: readonly Grown[]): string {
  const heading = ['', ...all.map(({ cases }) => `${cases.toLocaleString('en')} cases`), 'aim', ' '];
  const rows = measuresOf(all).map(({ name, unit, of, aim }) => [
    name,
    ...all.map((grown) => `${shown(of(grown))} ${unit}`),
    aim?.shown ?? '',
    aim ? (all.every((grown) => of(grown) < aim.below) ? 'met' : 'SHORT') : '',
  ]);
  return markdownTable([heading, ...rows]);
}

/** Time against size for each measure, then memory against time for each size. */
export function growthPanels(all: readonly Grown[]): Panel[] {
  const bySize = measuresOf(all).filter(({ unit }) => unit === 'ms' || unit === 'events/s');
  return [
    ...bySize.map(({ name, unit, of, aim }): Panel => ({
      title: `${name} (${unit})`,
      x: { label: 'cases', log: true },
      series: [{ name: '', points: all.map((grown) => [grown.cases, of(grown)] as const) }],
      limit: aim?.below,
    })),
    ...Object.keys(all[0].memory).map((name): Panel => ({
      title: `memory of ${name} (MB)`,
      x: { label: 'seconds', log: false },
      series: all.map(({ cases, memory }) => ({ name: `${cases.toLocaleString('en')} cases`, points: memory[name] })),
    })),
  ];
}

const shown = (value: number) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1));
