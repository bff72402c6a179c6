import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { describe, machine } from '../bench/report/machine';
import { say } from '../bench/report/progress';
import { faults } from './faults/catalogue';
import { mutants } from './mutants/catalogue';
import { reliability } from './report/reliability';
import { huntMutants } from './run/hunt-mutants';
import { type Plan, proveAll } from './run/prove-all';
import { Site } from './world/site';

const USAGE =
  'usage: npm run faults -- [--seed N] [--seeds K] [--only name,name] [--selection] [--mutants] [--report file] [--list]';

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string' },
      only: { type: 'string' },
      selection: { type: 'boolean', default: false },
      mutants: { type: 'boolean', default: false },
      report: { type: 'string' },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return (console.log(USAGE), true);
  if (values.list) return (list(), true);
  const plan: Plan = {
    seed: Number(values.seed ?? Date.now() % 1_000_000),
    seeds: values.seeds ? Number(values.seeds) : undefined,
    names: values.mutants ? mutants.map(({ name }) => name) : values.only?.split(','),
    selection: values.selection,
    stop: stopAsked(),
  };
  const unknown = plan.names?.filter((name) => ![...faults, ...mutants].some((one) => one.name === name)) ?? [];
  if (unknown.length > 0) throw new Error(`There is no fault and no mutant ${unknown.join(', ')}. See --list.`);
  return prove(plan, values.report);
}

/** Mutants first: what cannot fail proves nothing. @returns whether all held */
async function prove(plan: Plan, report?: string): Promise<boolean> {
  say(`seed ${plan.seed}: --seed ${plan.seed} runs this again`);
  const site = await Site.open();
  let held = false;
  try {
    const here = await machine(site.postgres.urls('postgres').ownerUrl);
    say(describe(here));
    const hunted = await huntMutants(site, plan);
    const outcomes = await proveAll(site, plan);
    const minutes = performance.now() / 60_000;
    if (report) await writeFile(report, reliability({ plan, machine: here, minutes, outcomes, hunted }));
    held = outcomes.every(({ breaches }) => breaches.length === 0) && hunted.every(({ noticed }) => noticed);
    if (held) say(`all held: ${outcomes.length} times in trouble, ${hunted.length} mutants noticed`);
  } finally {
    await site.close(!held);
    if (!held) say(`BROKEN, or a mutant has survived; the logs of all processes are in ${site.logs}`);
  }
  return held;
}

function list(): void {
  for (const { name, about } of faults) console.log(`${name}: ${about}`);
  for (const { name, noticedBy } of mutants) console.log(`mutant ${name}: noticed by ${noticedBy}`);
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
