import { setTimeout as sleep } from 'node:timers/promises';
import { dueBehind } from '@engine/deadlines';
import { lag } from '@engine/projections';
import { readMessageFigures } from '@features/notifications';
import type { Fault } from '../fault';
import type { World } from './world';

const POLL_MS = 200;

export interface Healing {
  readonly healedMs?: number;
  readonly unhealed: readonly string[];
}

/** Waits until all is well; from `overAt` as many milliseconds as patience allows, a minute when left out. */
export async function heal(
  world: World,
  overAt: number,
  fault: Pick<Fault, 'parks'>,
  patience = 60_000,
): Promise<Healing> {
  for (;;) {
    const ills = await illsOf(world, fault).catch((error: Error) => [error.message]);
    if (ills.length === 0) return { healedMs: Date.now() - overAt, unhealed: [] };
    if (Date.now() - overAt > patience) return { unhealed: ills };
    await sleep(POLL_MS);
  }
}

/** What is not well: health, projections behind or parked, deadlines and messages due and not done. */
export async function illsOf({ owner, processes }: World, { parks }: Pick<Fault, 'parks'>): Promise<string[]> {
  const meantToPark = parks !== undefined;
  const [due, lags, messages, parked, ...reports] = await Promise.all([
    dueBehind(owner),
    lag(owner),
    readMessageFigures(owner),
    owner.query<{ projection: string; stream_id: string }>('select projection, stream_id from parked'),
    ...processes.map(({ name, url }) => healthOf(name, url, meantToPark)),
  ]);
  return [
    ...reports.flat(),
    ...due,
    ...lags.flatMap(({ name, behind, status }) =>
      behind > 0 || status !== 'running' ? [`${name} ${status}, ${behind} behind`] : [],
    ),
    ...(messages.due > 0 ? [`${messages.due} messages are to be sent`] : []),
    ...parked
      .filter(({ stream_id }) => !parks?.(stream_id))
      .map((row) => `${row.projection} has parked ${row.stream_id}`),
  ];
}

async function healthOf(name: string, url: string, meantToPark: boolean): Promise<string[]> {
  const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) });
  const { reasons } = (await answer.json()) as { reasons: string[] };
  const ills = reasons.filter((reason) => !(meantToPark && /has parked/.test(reason)));
  return ills.map((reason) => `${name}: ${reason}`);
}
