import * as fc from 'fast-check';
import { Cell } from './cell';
import { heal } from './healing';
import { mutants } from './mutants';
import { atAnyTime, inTheEnd } from './promises';
import { anyBeginning, anySchedule } from './schedule';
import { VirtualClock } from './virtual-clock';

const { SCHEDULES = '150', SEED, AT, REPLAY } = process.env;
const BEGINS = Date.parse('2026-09-14T02:00:00.000Z'); // three weeks before the National Day week
const TEN_MINUTES = 600_000;

const everySchedule = (plant?: (cell: Cell) => void) =>
  fc.asyncProperty(anyBeginning, anySchedule(REPLAY), async (beginning, schedule) => {
    const cell = new Cell(new VirtualClock(BEGINS), plant);
    try {
      for (const begins of beginning) await begins.run(cell, cell);
      await fc.asyncModelRun(() => ({ model: cell, real: cell }), schedule);
      for (const holds of Object.values(atAnyTime)) holds(cell);
      await heal(cell);
      for (const holds of Object.values(inTheEnd)) holds(cell);
      cell.findings.check();
    } finally {
      await cell.end();
    }
  });

describe('whatever dies, freezes, comes twice, late or never', () => {
  it(
    'every promise is kept',
    () => fc.assert(everySchedule(), { numRuns: Number(SCHEDULES), seed: SEED ? Number(SEED) : undefined, path: AT }),
    TEN_MINUTES,
  );
});

describe('it is seen when', () => {
  it.each(Object.entries(mutants))('%s', async (_name, { plant, breaks }) => {
    const { errorInstance } = await fc.check(everySchedule(plant), { numRuns: 4_000, seed: 1, endOnFailure: true });
    expect(String(errorInstance)).toMatch(breaks);
  });
});
