import type { Cell } from './cell';
import { LEASE } from './simulated-process';

const ROUNDS = 60;
const BATCH = 1_000;

/**
 * The trouble is over: everything runs, clients repeat what was not answered, the sweeper ticks. Whatever still stands
 * open after some rounds of this stays open for ever.
 */
export async function heal(cell: Cell): Promise<void> {
  for (const process of cell.processes) process.paused = false;
  for (const request of cell.ledger.requests) cell.ledger.send(request, cell.processes[0]);
  await quiet(cell);
  for (let round = 1; !isHealed(cell); round++) {
    if (round > ROUNDS) return cell.findings.add('it does not heal');
    cell.clock.pass(LEASE + 1);
    for (const job of cell.broker.waiting) cell.work(job, cell.processes[1]);
    cell.work({ kind: 'tick' }, cell.processes[2]);
    await quiet(cell);
    for (const projector of cell.processes[0].projectors) void projector.advance(BATCH);
    await quiet(cell);
    cell.react(cell.processes[1]);
    await quiet(cell);
  }
}

async function quiet(cell: Cell): Promise<void> {
  const { network } = cell.storage;
  for (await cell.settle(); network.open.length > 0; await cell.settle())
    for (const call of network.open) network.deliver(call);
}

function isHealed({ storage }: Cell): boolean {
  const head = storage.log.rows.length;
  const caughtUp = [...storage.tables, storage.reactions].every(({ position }) => position === head);
  return caughtUp && !storage.deadlines.rows.some((row) => storage.deadlines.isDue(row));
}
