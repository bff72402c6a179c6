import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { describe, machine } from '../bench/report/machine';
import { say } from '../bench/report/progress';
import { faults } from './faults/catalogue';
import { reliability } from './report/reliability';
import { huntable, huntMutants } from './run/hunt-mutants';
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
    stop: stopAsked(),
  };
  // A name that is none is told before anything starts.
  if (values.mutants) huntable(plan);
  else chosen(plan);
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
    await writeFile(
      values.report,
      reliability({ seed, selection, machine: here, minutes, outcomes, hunted, cutShort: plan.stop.aborted }),
    );
  if (!held) say(`BROKEN; the logs of all processes are in ${site.logs}`);
  if (!caught) say('A MUTANT HAS SURVIVED');
  if (held && caught) say(`all held: ${outcomes.length} times in trouble, ${hunted.length} mutants noticed`);
  return held && caught;
}

/** Mutants alone, faults by name alone, or all of both. */
async function work(site: Site, plan: Plan, mutantsOnly: boolean) {
  const hunted = plan.names && !mutantsOnly ? [] : await huntMutants(site, plan);
  const outcomes = mutantsOnly ? [] : await proveAll(site, plan);
  return { outcomes, hunted };
}

/** The first Ctrl-C lets what runs come to its end, and the report tells what was seen; the second ends at once. */
function stopAsked(): AbortSignal {
  const asked = new AbortController();
  process.once('SIGINT', () => {
    say('stopping after this one');
    asked.abort();
  });
  return asked.signal;
}

main().then(
  (held) => process.exit(held ? 0 : 1),
  (error: Error) => {
    console.error(error);
    process.exit(1);
  },
);
