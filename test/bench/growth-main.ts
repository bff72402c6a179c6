import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { grow } from './growth/grown-world';
import { type Grown, growthPanels, growthTable } from './growth/growth-report';
import { measure } from './growth/measure';
import { writeBetweenMarkers } from './report/document';
import { describe, machine } from './report/machine';
import { say } from './report/progress';
import { svgOf } from './report/svg-plot';
import { exitAfter } from './run-suites';
import { startPostgres } from './world/postgres';

const PLOT = 'growth.svg';

/** The same things at several sizes: what takes longer when there is more of it? */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: '10000,100000' },
      seconds: { type: 'string', default: '30' },
      json: { type: 'string' },
      report: { type: 'boolean', default: false },
    },
  });
  const sizes = values.cases.split(',').map(Number);
  if (sizes.some((size) => !(size > 0)))
    throw new Error('usage: npm run bench:growth -- [--cases 10000,100000,1000000]');
  const grown: Grown[] = [];
  let here = '';
  for (const cases of sizes) {
    const postgres = await startPostgres();
    here = describe(await machine(postgres.ownerUrl));
    say(here);
    const { bench, ids, ...world } = await grow(postgres, cases);
    grown.push({ cases, ...world, ...(await measure({ bench, ids, ...world }, postgres, Number(values.seconds))) });
    await bench.close();
    await postgres.stop();
  }
  console.log(`\n${growthTable(grown)}\n`);
  if (values.json) await writeFile(values.json, `${JSON.stringify(grown, undefined, 2)}\n`);
  if (!values.report) return;
  await writeFile(`docs/${PLOT}`, svgOf(growthPanels(grown)));
  const plot = `![Time against size, and memory against time](${PLOT})`;
  await writeBetweenMarkers(
    'docs/benchmarks.md',
    'bench:growth',
    `One run on ${here}.\n\n${growthTable(grown)}\n\n${plot}`,
  );
}

exitAfter(main());
