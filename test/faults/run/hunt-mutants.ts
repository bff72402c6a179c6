import { say } from '../../bench/report/progress';
import { invariants } from '../invariants/catalogue';
import { mutants } from '../mutants/catalogue';
import type { Mutant } from '../mutants/mutant';
import type { Site } from '../world/site';
import { World } from '../world/world';
import type { Breach } from './outcome';
import type { Plan } from './prove-all';
import { runFault } from './run-fault';

export interface Hunted {
  readonly mutant: string;
  readonly noticedBy: string;
  /** What the invariant said; nothing when the mutant survived. */
  readonly noticed?: string;
  /** Other invariants that noticed as well. */
  readonly others: readonly string[];
  readonly seconds: number;
}

const PATIENCE_MS = 8_000;

export async function huntMutants(site: Site, plan: Plan): Promise<Hunted[]> {
  requireOneForEachInvariant();
  const hunted: Hunted[] = [];
  for (const mutant of huntable(plan)) {
    if (plan.stop.aborted) break;
    const result = await hunt(site, mutant, plan.seed);
    hunted.push(result);
    const { noticed, others, seconds } = result;
    const also = others.length > 0 ? `; also ${others.join(', ')}` : '';
    say(
      noticed
        ? `mutant "${mutant.name}" noticed by ${mutant.noticedBy}: ${noticed.slice(0, 160)}${also} (${seconds.toFixed(0)} s)`
        : `MUTANT "${mutant.name}" SURVIVED ${mutant.noticedBy}${also}`,
    );
  }
  return hunted;
}

export function huntable({ names, selection }: Plan): readonly Mutant[] {
  return mutants.filter(({ name, selected }) => (names ? names.includes(name) : selected || !selection));
}

async function hunt(site: Site, mutant: Mutant, seed: number): Promise<Hunted> {
  const began = Date.now();
  const { fault, inProcess, noticedBy } = mutant;
  const environment = { ...fault.world?.environment, ...(inProcess && { MUTANT: inProcess }) };
  const world = await World.start(site, { ...fault.world, environment });
  try {
    await mutant.prepare?.(world);
    const { breaches } = await runFault(world, fault, seed, mutant.patience ?? PATIENCE_MS);
    const others = new Set(breaches.map(({ invariant }) => invariant));
    others.delete(noticedBy);
    return {
      mutant: mutant.name,
      noticedBy,
      noticed: whatOf(breaches, mutant),
      others: [...others],
      seconds: (Date.now() - began) / 1_000,
    };
  } finally {
    await mutant.mend?.(world);
    await world.stop();
  }
}

function whatOf(breaches: readonly Breach[], { noticedBy }: Mutant): string | undefined {
  return breaches.find(({ invariant, what }) => invariant === noticedBy && !what.startsWith('cannot be checked'))?.what;
}

function requireOneForEachInvariant(): void {
  const named = new Set<string>(mutants.map(({ noticedBy }) => noticedBy));
  const without = Object.keys(invariants).filter((name) => !named.has(name));
  if (without.length > 0) throw new Error(`No mutant shows that these can fail: ${without.join(', ')}.`);
}
