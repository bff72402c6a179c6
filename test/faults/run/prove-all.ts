import path from 'node:path';
import { say } from '../../bench/report/progress';
import type { Fault } from '../fault';
import { faults } from '../faults/catalogue';
import { Site } from '../world/site';
import { World } from '../world/world';
import { nothingOf, type Outcome } from './outcome';
import { runFault } from './run-fault';

export interface Plan {
  readonly seed: number;
  /** Of each fault, whatever it says itself. */
  readonly seeds?: number;
  readonly names?: readonly string[];
  readonly selection: boolean;
  /** Nothing new is begun once it is aborted. */
  readonly stop: AbortSignal;
}

/** More by `--seeds`: a worker that dies makes its seed wait for the lease of what it held. */
const SEEDS = 1;

export async function proveAll(site: Site, plan: Plan): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const fault of chosen(plan)) {
    if (plan.stop.aborted) break;
    const proved = await prove(site, fault, plan).catch((error: Error) => [notShown(fault, plan.seed, error)]);
    outcomes.push(...proved);
  }
  return outcomes;
}

async function prove(site: Site, fault: Fault, plan: Plan): Promise<Outcome[]> {
  const place = await fault.place?.();
  if (!place) return proveOn(site, fault, plan);
  if (typeof place === 'string') {
    say(`${fault.name}: LEFT OUT, ${place}`);
    return [{ ...nothingOf(fault, plan.seed), leftOut: place }];
  }
  const own = await Site.open(path.join(place.directory, 'site'));
  try {
    return await proveOn(own, fault, plan);
  } finally {
    await own.close(true);
    await place.remove();
  }
}

/** All seeds of a fault in one world, until something is broken. */
async function proveOn(site: Site, fault: Fault, { seed, seeds, selection, stop }: Plan): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const world = await World.start(site, fault.world);
  try {
    for (let n = 0; n < (seeds ?? (selection ? 1 : (fault.seeds ?? SEEDS))); n++) {
      const outcome = await runFault(world, fault, seed + n);
      outcomes.push(outcome);
      say(lineOf(outcome));
      for (const note of outcome.notes) say(`  ${note}`);
      for (const { invariant, what } of outcome.breaches) say(`  BROKEN ${invariant}: ${what}`);
      if (outcome.breaches.length > 0 || stop.aborted) break;
    }
  } finally {
    await world.stop();
  }
  return outcomes;
}

/** What cannot be shown has not held. */
function notShown(fault: Fault, seed: number, { stack = '' }: Error): Outcome {
  say(`  BROKEN ${fault.name}: ${stack}`);
  return { ...nothingOf(fault, seed), breaches: [{ invariant: 'the fault itself', what: stack }] };
}

function chosen({ names, selection }: Plan): readonly Fault[] {
  return faults.filter(({ name, selected }) => (names ? names.includes(name) : selected || !selection));
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
