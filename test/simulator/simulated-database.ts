import type { Database } from '@engine/platform';
import type { QueryConfig } from 'pg';
import type { DeadlineTable } from './deadline-table';
import type { Caller, Network } from './network';

type Released = [
  streams: string[],
  clocks: string[],
  subjects: string[],
  rounds: number[],
  steps: string[],
  claims: string[],
];

/** The two statements that deadlines send: the claim, and giving claims back. */
export function databaseOf(caller: Caller, network: Network, deadlines: DeadlineTable): Database {
  const claim = (values: readonly unknown[]) => deadlines.claim(...(values as [string, string, number, number]));
  const release = ([streams, clocks, subjects, rounds, steps, claims]: Released) => {
    streams.forEach((streamId, n) => {
      const step = { streamId, clock: clocks[n], subject: subjects[n], round: rounds[n], step: steps[n] };
      deadlines.release(step, claims[n]);
    });
    return [];
  };
  const query = (statement: string | QueryConfig, values: unknown[] = []) =>
    typeof statement === 'string'
      ? network.send(caller, 'release', () => release(values as Released))
      : network.send(caller, 'claim', () => claim(statement.values ?? []));
  return { query } as unknown as Database;
}
