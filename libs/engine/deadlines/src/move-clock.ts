import { setTimeout as sleep } from 'node:timers/promises';
import type { BusinessClock, Database } from '@engine/platform';

export interface ClockMove {
  readonly clock: Pick<BusinessClock, 'moveTo'>;
  readonly database: Database;
  /** A target that lies in the past moves nothing. */
  readonly target: Date;
  /** One leap, as downtime would be, instead of a stop at each due time. */
  readonly jump?: boolean;
  /** Makes all workers read the clock and tick now. */
  readonly wake: () => Promise<unknown>;
  /** Names what is not done yet: due steps, projections behind the log. Empty when all has settled. */
  readonly drained: () => Promise<readonly string[]>;
  /** The next moment up to `target`, beside due times, at which to stop; for what waits for opening time. */
  readonly nextStop?: (target: Date) => Promise<Date | undefined>;
  /** After each stop has settled. */
  readonly onStep?: (businessTime: Date) => void;
  /** Milliseconds of real time to wait at each stop before giving up. Default 10,000. */
  readonly patience?: number;
}

const POLL_MS = 10;
const WAKE_AGAIN_MS = 500;

/** Work at one business time did not settle. The clock stays where it is; the move can be asked for again. */
export class ClockStuck extends Error {
  override readonly name = 'ClockStuck';
}

/**
 * Moves the sandbox clock: to each due time in turn, waiting until everything it sets off has settled, then to the
 * target; or in one leap.
 * @throws Error when the database began with CLOCK=system; ClockStuck naming what is behind.
 */
export async function moveClock(move: ClockMove): Promise<void> {
  await assertSandbox(move.database);
  if (!move.jump) {
    await settle(move);
    for (let next = await nextDue(move); next; next = await nextDue(move)) await stopAt(next, move);
  }
  await stopAt(move.target, move);
}

async function stopAt(time: Date, move: ClockMove): Promise<void> {
  // The clock keeps whole milliseconds; one more makes sure that what is due at `time` is due when we look.
  await move.clock.moveTo(new Date(time.getTime() + 1));
  await settle(move, time);
  move.onStep?.(time);
}

async function nextDue({ database, target, nextStop }: ClockMove): Promise<Date | undefined> {
  const [{ next }] = await database.query<{ next: Date | null }>(
    `select min(due_at) as next from deadline
      where due_at > (select now() + offset_ms * interval '1 millisecond' from business_clock) and due_at <= $1`,
    [target],
  );
  const other = await nextStop?.(target);
  return next && other ? new Date(Math.min(next.getTime(), other.getTime())) : (next ?? other);
}

async function settle({ wake, drained, patience = 10_000 }: ClockMove, time?: Date): Promise<void> {
  const started = Date.now();
  let woken = 0;
  for (;;) {
    // A wake-up can be lost, for instance by a worker that was just starting.
    if (Date.now() - woken >= WAKE_AGAIN_MS) {
      await wake();
      woken = Date.now();
    }
    const behind = await drained();
    if (behind.length === 0) return;
    if (Date.now() - started > patience) {
      const where = time ? `The clock stands at ${time.toISOString()}` : 'The clock was not moved';
      throw new ClockStuck(`${where}: after ${patience} ms still behind: ${behind.join('; ')}. Is a worker running?`);
    }
    await sleep(POLL_MS);
  }
}

async function assertSandbox(database: Database): Promise<void> {
  const [{ kind }] = await database.query<{ kind: string }>('select kind from business_clock');
  if (kind !== 'sandbox') {
    throw new Error(
      `This database began with CLOCK=${kind}: its clock cannot be moved. Use CLOCK=sandbox on a new one.`,
    );
  }
}
