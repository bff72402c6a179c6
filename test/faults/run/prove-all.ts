import { say } from '../../bench/report/progress';
import type { Fault } from '../fault';
import { faults } from '../faults/catalogue';
import { Site } from '../world/site';
import { World } from '../world/world';
import { leftOut, type Outcome } from './outcome';
import { runFault } from './run-fault';

export interface Plan {
  readonly seed: number;
  /** Of each fault, whatever it says itself. */
  readonly seeds?: number;
  readonly names?: readonly string[];
  readonly selection: boolean;
}

const SEEDS = 2;

export async function proveAll(site: Site, plan: Plan): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const fault of chosen(plan)) outcomes.push(...(await prove(site, fault, plan)));
  return outcomes;
}

async function prove(site: Site, fault: Fault, plan: Plan): Promise<Outcome[]> {
  const place = await fault.place?.();
  if (!place) return proveOn(site, fault, plan);
  if (typeof place === 'string') {
    say(`${fault.name}: LEFT OUT, ${place}`);
    return [leftOut(fault, plan.seed, place)];
  }
  const own = await Site.open(place.directory);
  try {
    return await proveOn(own, fault, plan);
  } finally {
    await own.close(true);
    await place.remove();
  }
}

/** All seeds of a fault in one world, until something is broken. */
async function proveOn(site: Site, fault: Fault, { seed, seeds, selection }: Plan): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const world = await World.start(site, fault.world);
  try {
    for (let n = 0; n < (seeds ?? (selection ? 1 : (fault.seeds ?? SEEDS))); n++) {
      const outcome = await runFault(world, fault, seed + n);
      outcomes.push(outcome);
      say(lineOf(outcome));
      for (const { invariant, what } of outcome.breaches) say(`  BROKEN ${invariant}: ${what}`);
      if (outcome.breaches.length > 0) break;
    }
  } finally {
    await world.stop();
  }
  return outcomes;
}

/** @throws Error for a name that no fault has */
export function chosen({ names, selection }: Plan): readonly Fault[] {
  const unknown = names?.filter((name) => !faults.some((fault) => fault.name === name)) ?? [];
  if (unknown.length > 0) throw new Error(`There is no fault ${unknown.join(', ')}. See --list.`);
  if (names) return faults.filter(({ name }) => names.includes(name));
  return selection ? faults.filter(({ selected }) => selected) : faults;
}

function lineOf(outcome: Outcome): string {
  const { fault, seed, events, acknowledged, lost, doubled, deadlines, mails, kills, seconds } = outcome;
  const healed = outcome.healedMs === undefined ? 'NOT HEALED' : `healed in ${(outcome.healedMs / 1_000).toFixed(1)} s`;
  const late = `latest ${(outcome.worstLatenessMs / 1_000).toFixed(1)} s`;
  return (
    `${fault}, seed ${seed}: ${events} events, ${acknowledged} acknowledged, ${lost} lost, ${doubled} doubled, ` +
    `${deadlines} deadlines, ${late}, ${mails} mails, ${kills} kills, ${healed} (${seconds.toFixed(0)} s)`
  );
}
