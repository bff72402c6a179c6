import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { writeBetweenMarkers } from './report/document';
import { type Figure, isMet } from './report/figure';
import { describe, machine } from './report/machine';
import { say } from './report/progress';
import { lineOf, tableOf, tablesBySuite } from './report/table';
import type { Suite } from './suite';
import { startPostgres } from './world/postgres';

/** One command: the named suites one after the other on one PostgreSQL, then their figures as a table. */
export function runSuites(command: string, suites: Readonly<Record<string, Suite>>): void {
  exitAfter(main(command, suites));
}

/** After a failure connections are open and nobody waits: PostgreSQL ends when it sees that this process is gone. */
export function exitAfter(run: Promise<void>): void {
  run.then(
    () => process.exit(0),
    (error: Error) => {
      console.error(error.name === 'WrongCount' ? `WRONG COUNT ${error.message}` : error);
      process.exit(1);
    },
  );
}

async function main(command: string, suites: Readonly<Record<string, Suite>>): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      json: { type: 'string' },
      report: { type: 'boolean', default: false },
    },
  });
  const asked = [...positionals, ...(values.only?.split(',') ?? [])];
  const names = asked.length > 0 ? asked : Object.keys(suites);
  if (names.some((name) => !(name in suites))) {
    const known = Object.keys(suites).join(',');
    throw new Error(`usage: npm run ${command} -- [--only ${known}] [--quick] [--json <file>] [--report]`);
  }
  const postgres = await startPostgres();
  const here = await machine(postgres.ownerUrl);
  say(describe(here));
  const figures: Figure[] = [];
  const report = (figure: Figure) => {
    figures.push({ ...figure, met: isMet(figure) } as Figure);
    say(lineOf(figure));
  };
  try {
    for (const name of names) await suites[name]({ postgres, quick: values.quick, report });
  } finally {
    // What was seen before a failure is as true as it would be without.
    console.log(`\n${tableOf(figures)}\n`);
    if (values.json) {
      const run = { machine: here, quick: values.quick, figures };
      await writeFile(values.json, `${JSON.stringify(run, undefined, 2)}\n`);
    }
    if (values.report) {
      const text = `One run on ${describe(here)}.\n\n${tablesBySuite(figures)}`;
      await writeBetweenMarkers('docs/benchmarks.md', command, text);
    }
  }
  await postgres.stop();
}
