import { randomUUID } from 'node:crypto';
import { type CommandMeta, type Fact, Rejection, type StreamType, plain } from '@engine/decider';
import { EventCodec, EventLog, eventLogMigrations, EventStore, type Reply } from '@engine/event-store';
import { BusinessClock1700000000000, type Database } from '@engine/platform';
import { Checkpoint1700000000200 } from '@engine/projections';

/** A small business for the tests of the engine: a count that is opened, raised and closed. */
export type TallyEvent =
  | Fact<'TallyOpened', { label: string }>
  | Fact<'TallyRaised', { by: number; note: string }>
  | Fact<'TallyClosed', { reason: string }>;

export type Tally =
  | { readonly status: 'absent' }
  | {
      readonly status: 'open' | 'closed';
      readonly label: string;
      readonly total: number;
      readonly notes: readonly string[];
    };

export const tallyStream: StreamType<Tally, TallyEvent> = {
  category: 'tally',
  events: { TallyOpened: plain, TallyRaised: plain, TallyClosed: plain },
  initial: { status: 'absent' },
  evolve: (state, event) => {
    switch (event.type) {
      case 'TallyOpened':
        return { status: 'open', label: event.data.label, total: 0, notes: [] };
      case 'TallyRaised':
        if (state.status === 'absent') throw new Error('raised before it was opened');
        return {
          ...state,
          total: state.total + event.data.by,
          notes: [...new Set([...state.notes, event.data.note])].slice(-3),
        };
      case 'TallyClosed':
        if (state.status === 'absent') throw new Error('closed before it was opened');
        return { ...state, status: 'closed' };
    }
  },
};

export const opened = (label = 'tally'): TallyEvent => ({ type: 'TallyOpened', data: { label } });
export const raised = (by = 1, note = 'one'): TallyEvent => ({ type: 'TallyRaised', data: { by, note } });
export const closed = (reason = 'done'): TallyEvent => ({ type: 'TallyClosed', data: { reason } });

/** Any decision on a tally, as a command. */
export class Change {
  constructor(
    readonly id: string,
    readonly data: { readonly what: string },
    readonly meta: CommandMeta,
  ) {}
}

export function metaAt(overrides: Partial<CommandMeta> = {}): CommandMeta {
  const now = new Date('2026-03-02T01:00:00.000Z');
  return {
    actor: { kind: 'person', id: 'tester' },
    now,
    occurredAt: now,
    commandId: randomUUID(),
    correlationId: 'test',
    cause: { kind: 'command', name: 'Change' },
    ...overrides,
  };
}

/** Records facts as they are given, whatever the state. */
export function record(store: EventStore, id: string, ...facts: TallyEvent[]): Promise<Reply> {
  return store.decide(tallyStream, new Change(id, { what: 'record' }, metaAt()), () => facts);
}

/** One more on an open tally: the decision depends on the state, and so on every event before it. */
export function increment(store: EventStore, id: string, meta = metaAt()): Promise<Reply> {
  return store.decide(tallyStream, new Change(id, { what: 'increment' }, meta), (_command, state) => {
    if (state.status !== 'open') throw new Rejection('TALLY_NOT_OPEN', 'Only an open tally can be raised.');
    return [raised(1, `was ${state.total}`)];
  });
}

export const engineMigrations = [BusinessClock1700000000000, ...eventLogMigrations, Checkpoint1700000000200];

export const tallyCodec = () => new EventCodec([tallyStream as never]);

export function storeOn(database: Database): EventStore {
  return new EventStore(new EventLog(database, tallyCodec()));
}

/** Many streams with random facts: opened first, closed at times, erased at times. */
export async function recordRandomly(store: EventStore, streams: number, facts: number, seed = 1): Promise<void> {
  const random = pseudoRandom(seed);
  const begun = new Set<string>();
  for (let n = 0; n < facts; n += 20) {
    const ids = new Set(Array.from({ length: 20 }, () => `${seed}-${Math.floor(random() * streams)}`));
    await Promise.all(
      [...ids].map((id) => {
        const choice = random();
        const fact = !begun.has(id)
          ? opened(`label ${id}`)
          : choice < 0.1
            ? closed(choice < 0.05 ? 'erased' : 'done')
            : raised(Math.floor(random() * 9), `note ${Math.floor(random() * 5)}`);
        begun.add(id);
        return record(store, id, fact);
      }),
    );
  }
}

export function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
