import type { Fact, Recorded, StreamType } from '@engine/decider';
import { LRUCache } from 'lru-cache';
import { CHAIN_START } from './chain';

/** A state as of a version. Never the truth: the events after it are read before every decision. */
export interface Baseline<S> {
  readonly state: S;
  readonly version: number;
  readonly position: number;
  readonly hash: Buffer;
  /** Ids of the commands that appended its facts: how a retry is known. */
  readonly commands: Set<string>;
}

/** What a process remembers of streams, by kind of stream: a decision and a view fold the same events differently. */
export class Baselines {
  private readonly kinds = new WeakMap<object, LRUCache<string, Baseline<unknown>>>();

  /** @param size streams of each kind; the cache takes its room at once */
  constructor(private readonly size: number) {}

  get<S, E extends Fact>(stream: StreamType<S, E>, streamId: string): Baseline<S> {
    const known = this.of(stream).get(streamId) as Baseline<S> | undefined;
    return known ?? { state: stream.initial, version: 0, position: 0, hash: CHAIN_START, commands: new Set() };
  }

  /** @param hash of the last of `events`, of which there is at least one */
  advance<S, E extends Fact>(
    stream: StreamType<S, E>,
    streamId: string,
    { state, commands }: Baseline<S>,
    events: readonly Recorded<E>[],
    hash: Buffer,
  ): Baseline<S> {
    const { version, position } = events[events.length - 1];
    // Shared with the baseline before, which is given up: facts only ever join.
    for (const event of events) commands.add(event.meta.commandId);
    const folded = events.reduce<S>((before, event) => stream.evolve(before, event), state);
    const baseline = { state: folded, version, position, hash, commands };
    this.of(stream).set(streamId, baseline);
    return baseline;
  }

  forget(stream: object, streamId: string): void {
    this.of(stream).delete(streamId);
  }

  private of(stream: object): LRUCache<string, Baseline<unknown>> {
    let streams = this.kinds.get(stream);
    if (!streams) this.kinds.set(stream, (streams = new LRUCache({ max: this.size })));
    return streams;
  }
}
