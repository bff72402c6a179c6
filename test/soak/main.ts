import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { describe, machine } from '../bench/report/machine';
import { say } from '../bench/report/progress';
import { Site } from '../faults/world/site';
import { World } from '../faults/world/world';
import { plot } from './plot';
import { soak, type Soaked } from './soak';
import { growths } from './verdict';

const USAGE = 'usage: npm run soak -- [--minutes 60] [--seed N] [--plot soak.svg]';

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '60' },
      seed: { type: 'string' },
      plot: { type: 'string', default: 'soak.svg' },
      help: { type: 'boolean', default: false },
    },
  });
  const minutes = Number(values.minutes);
  if (values.help || !(minutes > 0)) return (say(USAGE), values.help);
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const site = await Site.open();
  let held = false;
  try {
    say(`seed ${seed}; ${describe(await machine(site.postgres.urls('postgres').ownerUrl))}`);
    const world = await World.start(site);
    try {
      const soaked = await soak(world, minutes, seed);
      await writeFile(values.plot, plot(soaked.curves));
      held = judge(soaked);
      say(`the curves are in ${values.plot}`);
    } finally {
      await world.stop();
    }
  } finally {
    await site.close(!held);
    if (!held) say(`the logs of all processes are in ${site.logs}`);
  }
  return held;
}

function judge({ curves, breaches, troubles, acknowledged, lost, doubled, healedMs }: Soaked): boolean {
  const events = Math.round(curves.last('events') ?? 0);
  const healed = healedMs === undefined ? 'NOT HEALED' : `healed in ${(healedMs / 1_000).toFixed(1)} s`;
  say(
    `${troubles} troubles, ${events} events, ${acknowledged} acknowledged, ${lost} lost, ${doubled} doubled, ${healed}`,
  );
  const found = growths(curves);
  for (const { name, growth, from, to, tooMuch } of found) {
    say(`${tooMuch ? 'GROWS' : 'ok   '} ${name}: ${from.toFixed(1)} -> ${to.toFixed(1)} (x ${growth.toFixed(2)})`);
  }
  for (const breach of breaches) say(`BROKEN ${breach}`);
  const held = breaches.length === 0 && !found.some(({ tooMuch }) => tooMuch);
  say(held ? 'all held, and nothing grows that should not' : 'NOT GOOD');
  return held;
}

main().then(
  (held) => process.exit(held ? 0 : 1),
  (error: Error) => {
    console.error(error);
    process.exit(1);
  },
);
