import type { Recorded } from '@engine/decider';
import type { EventRow } from '@engine/event-store';
import type { Chance } from '../chance';
import type { Client } from '../client/client';
import type { Acknowledged } from '../client/ledger';
import type { Fault } from '../fault';
import type { World } from '../world/world';

/** What the invariants look at when a fault is over and the system has had its minute. */
export interface Evidence {
  readonly world: World;
  readonly fault: Pick<Fault, 'parks'>;
  readonly client: Client;
  readonly chance: Chance;
  /** The ledger, from the disk. */
  readonly ledger: readonly Acknowledged[];
  /** The whole log in order of position. */
  readonly log: readonly EventRow[];
  /** Real milliseconds at which the trouble was over. */
  readonly overAt: number;
  /** Until all was well again; undefined when it was not within the time it had. */
  readonly healedMs?: number;
  /** What was not well then. */
  readonly unhealed: readonly string[];
}

export interface Figures {
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly worstLatenessMs: number;
  readonly deadlines: number;
  readonly mails: number;
}

export interface Finding {
  readonly breaches: readonly string[];
  readonly figures?: Partial<Figures>;
}

export type Invariant = (evidence: Evidence) => Promise<Finding> | Finding;

/** Events of all cases that can be read. */
export function caseStreams({ log, world, fault }: Evidence): Map<string, Recorded[]> {
  const { codec } = world.store.log;
  const streams = new Map<string, Recorded[]>();
  for (const row of log) {
    if (!row.stream_id.startsWith('case-') || fault.parks?.(row.stream_id)) continue;
    const events = streams.get(row.stream_id) ?? [];
    streams.set(row.stream_id, events);
    events.push(codec.decode(row));
  }
  return streams;
}
