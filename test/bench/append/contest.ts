import type { Figure } from '../report/figure';
import { inTurns } from '../report/in-turns';
import { mediansOf, ratioOf, type Sample } from '../report/sample';
import type { Run } from '../suite';
import { type Write, writeFor } from './writers';

export interface Contest {
  readonly name: string;
  readonly writers: number;
  readonly ours: Write;
  readonly bare: Write;
  /** Least ratio aimed at. */
  readonly aim?: number;
}

/** Ours and the yardstick in turns. */
export async function contest(run: Run, given: Contest): Promise<Figure> {
  const { name, writers, ours, bare, aim } = given;
  const [mine, theirs] = await writeInTurns(run, writers, [ours, bare], writers === 64 ? 7 : 3);
  const { rate, nodeCpu, postgresCpu } = mediansOf(theirs);
  return {
    suite: 'append',
    name: `${name}, ${writers} writers`,
    unit: 'events/s',
    ...mediansOf(mine),
    yardstick: { name: 'bare insert', rate, ratio: ratioOf(mine, theirs), nodeCpu, postgresCpu },
    aim: aim === undefined ? undefined : { ratio: aim },
  };
}

/** Each is warmed up first. @returns the samples of each, in the order given. */
export async function writeInTurns(
  { postgres, quick }: Run,
  writers: number,
  writes: readonly Write[],
  rounds: number,
): Promise<Sample[][]> {
  const ms = quick ? 400 : 1_200;
  for (const write of writes) await writeFor(ms / 2, writers, postgres.dataDir, write);
  return inTurns(
    quick ? 2 : rounds,
    writes.map((write) => () => writeFor(ms, writers, postgres.dataDir, write)),
  );
}
