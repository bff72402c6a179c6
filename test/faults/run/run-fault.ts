import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Chance } from '../chance';
import { Client } from '../client/client';
import { Ledger } from '../client/ledger';
import { Load } from '../client/load';
import type { Fault, Scene } from '../fault';
import { heal } from '../world/heal';
import type { World } from '../world/world';
import { examine, wholeLog } from './examine';
import { LeapingClock } from './leaping-clock';
import type { Breach, Outcome } from './outcome';

const BEFORE_MS = 1_000;
const AFTER_MS = 500;
/** How long a write may find nobody while the trouble lasts. */
const LONGEST_TROUBLE_MS = 20_000;
const LEAP_MS = 90 * 60_000;

/** Load, trouble, healing, and what the invariants say then. The world can be used for the next seed. */
export async function runFault(world: World, fault: Fault, seed: number, patience = 60_000): Promise<Outcome> {
  const began = Date.now();
  const killsBefore = world.kills;
  const chance = new Chance(seed);
  const ledger = await Ledger.open(path.join(world.home, 'ledger.jsonl'));
  const client = new Client(
    world.apis.map(({ url }) => url),
    ledger,
    patience + LONGEST_TROUBLE_MS,
  );
  const load = new Load({
    client,
    chance: chance.fork(),
    organisation: world.organisation,
    now: () => world.time.now(),
  });
  const clock = new LeapingClock(world, fault.leap ?? LEAP_MS, chance.fork());
  load.start();
  await sleep(BEFORE_MS);
  const { breaches: own, notes } = await strike(fault, { world, chance, client, load });
  world.mend();
  const overAt = Date.now();
  await sleep(AFTER_MS);
  await clock.stop();
  await load.stop();
  const healing = await heal(world, overAt, fault, patience);
  const entries = await ledger.read();
  await ledger.close();
  const log = await wholeLog(world);
  const { breaches, figures } = await examine({
    world,
    fault,
    client,
    chance,
    ledger: entries,
    log,
    overAt,
    ...healing,
  });
  return {
    fault: fault.name,
    seed,
    ...figures,
    events: log.length,
    kills: world.kills - killsBefore,
    retried: client.unknown,
    healedMs: healing.healedMs,
    seconds: (Date.now() - began) / 1_000,
    breaches: [...own, ...breaches],
    notes,
  };
}

async function strike(
  fault: Fault,
  parts: Omit<Scene, 'expect' | 'note'>,
): Promise<Pick<Outcome, 'breaches' | 'notes'>> {
  const breaches: Breach[] = [];
  const notes: string[] = [];
  const breach = (what: string) => breaches.push({ invariant: 'the fault itself', what });
  const expect = (what: string, held: boolean) => void (held || breach(`expected: ${what}`));
  await fault
    .strike({ ...parts, expect, note: (what) => notes.push(what) })
    .catch((error: Error) => breach(error.stack ?? error.message));
  return { breaches, notes };
}
