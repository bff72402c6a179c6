import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { describe, machine } from '../bench/report/machine';
import { say } from '../bench/report/progress';
import { faults } from './faults/catalogue';
import { reliability } from './report/reliability';
import { huntMutants } from './run/hunt-mutants';
import { chosen, type Plan, proveAll } from './run/prove-all';
import { Site } from './world/site';

const USAGE = `usage: npm run faults -- [--seed N] [--seeds K] [--only name,name] [--selection] [--mutants] [--report <file>] [--list]`;

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string' },
      only: { type: 'string' },
      selection: { type: 'boolean', default: false },
      report: { type: 'string' },
      mutants: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return (say(USAGE), true);
  if (values.list) return (faults.forEach(({ name, about }) => console.log(`${name}: ${about}`)), true);
  const plan: Plan = {
    seed: Number(values.seed ?? Date.now() % 1_000_000),
    seeds: values.seeds ? Number(values.seeds) : undefined,
    names: values.only?.split(','),
    selection: values.selection,
  };
  chosen(plan); // a name that is none is told before anything starts
  say(`seed ${plan.seed}: --seed ${plan.seed} runs this again`);
  const site = await Site.open();
  const here = await machine(site.postgres.urls('postgres').ownerUrl);
  say(describe(here));
  const { outcomes, hunted } = await work(site, plan, values.mutants).catch(async (error: Error) => {
    await site.close(true);
    throw error;
  });
  const held = outcomes.every(({ breaches }) => breaches.length === 0);
  const caught = hunted.every(({ noticed }) => noticed);
  await site.close(!held || !caught);
  const minutes = performance.now() / 60_000;
  const { seed, selection } = plan;
  if (values.report)
    await writeFile(values.report, reliability({ seed, selection, machine: here, minutes, outcomes, hunted }));
  if (!held) say(`BROKEN; the logs of all processes are in ${site.logs}`);
  if (!caught) say('A MUTANT HAS SURVIVED');
  if (held && caught) say(`all held: ${outcomes.length} times in trouble, ${hunted.length} mutants noticed`);
  return held && caught;
}

/** Mutants alone, faults by name alone, or both. */
async function work(site: Site, plan: Plan, mutantsOnly: boolean) {
  const outcomes = mutantsOnly ? [] : await proveAll(site, plan);
  const hunted = plan.names ? [] : await huntMutants(site, plan.seed, plan.selection);
  return { outcomes, hunted };
}

main().then(
  (held) => process.exit(held ? 0 : 1),
  (error: Error) => {
    console.error(error);
    process.exit(1);
  },
);
