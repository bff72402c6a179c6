import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { append } from './append/append';
import { deadlines } from './deadlines/deadlines';
import { http } from './http/http';
import { projection } from './projection/projection';
import { type Figure, isMet } from './report/figure';
import { describe, machine } from './report/machine';
import { say } from './report/progress';
import { tableOf } from './report/table';
import type { Suite } from './suite';
import { startPostgres } from './world/postgres';

const suites: Readonly<Record<string, Suite>> = { append, http, projection, deadlines };
const USAGE = `usage: npm run bench -- [${Object.keys(suites).join('] [')}] [--quick] [--json <file>]`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, json: { type: 'string' } },
  });
  const names = positionals.length > 0 ? positionals : Object.keys(suites);
  if (names.some((name) => !(name in suites))) throw new Error(USAGE);
  const postgres = await startPostgres();
  try {
    const here = machine(await versionOf(postgres.ownerUrl));
    say(describe(here));
    const figures: Figure[] = [];
    const report = (figure: Figure) => {
      figures.push({ ...figure, met: isMet(figure) } as Figure);
      say(tableOf([figure]).split('\n')[2]);
    };
    for (const name of names) await suites[name]({ postgres, quick: values.quick, report });
    console.log(`\n${tableOf(figures)}\n`);
    if (values.json)
      await writeFile(
        values.json,
        `${JSON.stringify({ machine: here, quick: values.quick, figures }, undefined, 2)}\n`,
      );
  } finally {
    await postgres.stop();
  }
}

async function versionOf(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  return rows[0].server_version;
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.name === 'WrongCount' ? `WRONG COUNT ${error.message}` : error);
    process.exit(1);
  },
);
