import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { progress, say } from '../bench/report/progress';
import { Chance } from '../faults/chance';
import { Client } from '../faults/client/client';
import { Ledger } from '../faults/client/ledger';
import { Load } from '../faults/client/load';
import { examine, wholeLog } from '../faults/run/examine';
import { LeapingClock } from '../faults/run/leaping-clock';
import { heal } from '../faults/world/heal';
import type { World } from '../faults/world/world';
import { Curves } from './curves';
import { look } from './look';
import { troubles } from './troubles';

const LOOK_EVERY_MS = 3_000;
const CALM_MS = [3_000, 12_000] as const;
const PATIENCE_MS = 90_000;
const LEAPS_PER_MINUTE = 120;
/** Business time may run this far: beyond lie years without a published calendar. */
const MOST_BUSINESS_MS = 200 * 86_400_000;
const LONGEST_LEAP_MS = 60 * 60_000;

export interface Soaked {
  readonly curves: Curves;
  readonly breaches: readonly string[];
  readonly troubles: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly healedMs?: number;
}

/** Load for so many minutes, one trouble after the other, and in the end what the invariants say of all of it. */
export async function soak(world: World, minutes: number, seed: number): Promise<Soaked> {
  const chance = new Chance(seed);
  const ledger = await Ledger.open(path.join(world.home, 'ledger.jsonl'));
  const client = new Client(
    world.apis.map(({ url }) => url),
    ledger,
    PATIENCE_MS,
  );
  const { organisation } = world;
  const load = new Load({ client, chance: chance.fork(), organisation, now: () => world.time.now() });
  const leap = Math.min(LONGEST_LEAP_MS, MOST_BUSINESS_MS / (minutes * LEAPS_PER_MINUTE));
  const clock = new LeapingClock(world, Math.floor(leap), chance.fork());
  const curves = new Curves();
  const breaches: string[] = [];
  let trouble = 'none';
  const watch = setInterval(
    () => void look(world, curves).then(() => tell(curves, minutes, client, trouble)),
    LOOK_EVERY_MS,
  );
  load.start();
  let struck = 0;
  for (const until = Date.now() + minutes * 60_000; Date.now() < until; struck++) {
    await sleep(chance.between(...CALM_MS));
    const fault = chance.of(troubles);
    trouble = fault.name;
    const broken = (what: string) => {
      breaches.push(`${fault.name}: ${what}`);
      say(`BROKEN ${breaches.at(-1)}`);
    };
    const expect = (what: string, held: boolean) => void (held || broken(`expected ${what}`));
    await fault
      .strike({ world, chance, client, load, expect, note: say })
      .catch((error: Error) => broken(error.message));
    world.mend();
    trouble = 'none';
  }
  const overAt = Date.now();
  clearInterval(watch);
  await clock.stop();
  await load.stop();
  const healing = await heal(world, overAt, {});
  say('checking the invariants');
  const evidence = {
    world,
    fault: {},
    client,
    chance,
    ledger: await ledger.read(),
    log: await wholeLog(world),
    overAt,
  };
  const { breaches: broken, figures } = await examine({ ...evidence, ...healing });
  await ledger.close();
  breaches.push(...broken.map(({ invariant, what }) => `${invariant}: ${what}`));
  return { curves, breaches, troubles: struck, ...figures, healedMs: healing.healedMs };
}

function tell(curves: Curves, minutes: number, client: Client, trouble: string): void {
  const now = (name: string) => Math.round(curves.last(name) ?? NaN);
  progress(
    `${curves.minutes.toFixed(1)} of ${minutes} min · ${now('events')} events · ${client.acknowledged} acknowledged · ` +
      `lag ${now('lag')} · queue ${now('queue depth')} · api-1 ${now('memory of api-1')} MB · ` +
      `worker-1 ${now('memory of worker-1')} MB · Redis ${now('Redis')} MB · trouble: ${trouble}`,
  );
}
