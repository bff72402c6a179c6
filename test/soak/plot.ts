import { type Panel, svgOf } from '../bench/report/svg-plot';
import type { Curves } from './curves';

const minutes = { label: 'minutes', log: false };

/** Memory of each process and lag over time, and what else must not grow. */
export function plot(curves: Curves): string {
  const panel = (title: string, names: readonly string[]): Panel => ({
    title,
    x: minutes,
    series: names.map((name) => ({
      name: names.length > 1 ? name.replace('memory of ', '') : '',
      points: curves.of(name),
    })),
  });
  const memory = curves.names.filter((name) => name.startsWith('memory')).sort();
  return svgOf([
    panel('resident memory, MB', memory),
    panel('projection lag, events', ['lag']),
    panel('Redis, MB', ['Redis']),
    panel('queue depth, jobs', ['queue depth']),
    panel('connections to PostgreSQL', ['connections']),
    panel('messages due', ['messages due']),
  ]);
}
