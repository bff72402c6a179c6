import { createHash } from 'node:crypto';
import {
  type Command,
  type Decide,
  type Fact,
  type Recorded,
  Rejection,
  type StreamType,
  eventMetaOf,
  streamIdOf,
} from '@engine/decider';
import { LRUCache } from 'lru-cache';
import { canonicalJson } from './canonical';
import { CHAIN_START } from './chain';
import type { EventRow } from './codec';
import type { EventLog, Remembered, StreamSlice } from './event-log';

/** What a command answers, and answers again to every retry. */
export interface Reply {
  readonly id: string;
  readonly version: number;
  /** Pass it as `?after=` to read your own write. */
  readonly position: number;
  readonly [extra: string]: unknown;
}

/** A state as of a version. Never the truth: the events after it are read before every decision. */
interface Baseline<S> {
  readonly state: S;
  readonly version: number;
  readonly position: number;
  readonly hash: Buffer;
  /** Ids of the commands that appended its facts: how a retry is known. */
  readonly commands: Set<string>;
}

const CACHED_STREAMS = 20_000;
const ATTEMPTS = 5;

/** Reads a stream, decides, appends; the only way to write a fact. */
export class EventStore {
  /** By kind of stream, not by stream alone: a decision and a view fold the same events into different states. */
  private readonly baselines = new WeakMap<object, LRUCache<string, Baseline<unknown>>>();
  private readonly turns = new Map<string, Promise<unknown>>();

  /** @param cachedStreams of each kind; the cache takes its room at once */
  constructor(
    readonly log: EventLog,
    private readonly cachedStreams = CACHED_STREAMS,
  ) {}

  /**
   * Runs one command on the stream of `id`. `replyOf` adds to the reply what the caller must learn of the new facts.
   * @throws Rejection for a broken rule, IDEMPOTENCY_KEY_REUSED, VERSION_MISMATCH or STREAM_BUSY; nothing is appended.
   * @throws DatabaseUnavailable when the outcome is unknown; a retry with the same command id settles it.
   */
  async decide<C extends Command, S, E extends Fact>(
    stream: StreamType<S, E>,
    command: C,
    decide: Decide<C, S, E>,
    replyOf?: (facts: readonly E[], command: C) => object,
  ): Promise<Reply> {
    const streamId = streamIdOf(stream, command.id);
    return this.inTurn(streamId, () => this.decideNow(stream, streamId, command, decide, replyOf));
  }

  /** The current state of a stream and its version, 0 when nothing was ever recorded. */
  async load<S, E extends Fact>(stream: StreamType<S, E>, id: string): Promise<Baseline<S>> {
    const streamId = streamIdOf(stream, id);
    return (await this.refresh(stream, streamId)).baseline;
  }

  /** All facts of a stream in version order. */
  async read<E extends Fact>(streamId: string): Promise<Recorded<E>[]> {
    const { rows } = await this.log.readStream({ streamId, afterVersion: 0 });
    return rows.map((row) => this.log.codec.decode<E>(row));
  }

  private async decideNow<C extends Command, S, E extends Fact>(
    stream: StreamType<S, E>,
    streamId: string,
    command: C,
    decide: Decide<C, S, E>,
    replyOf?: (facts: readonly E[], command: C) => object,
  ): Promise<Reply> {
    const { meta } = command;
    const bodyHash = hashOf(command);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const { baseline, slice } = await this.refresh(stream, streamId, meta.commandId);
      const taken = slice.remembered ?? (await this.recall(streamId, baseline, meta.commandId));
      if (taken) return originalReply(command.id, taken, bodyHash);
      if (meta.expectedVersion !== undefined && meta.expectedVersion !== baseline.version) {
        throw versionMismatch(meta.expectedVersion, baseline.version);
      }
      const facts = decide(command, baseline.state);
      const reply = replyOf?.(facts, command) ?? {};
      const result = await this.log.append({
        streamId,
        expectedVersion: baseline.version,
        previousHash: baseline.hash,
        commandId: meta.commandId,
        bodyHash,
        reply,
        facts,
        meta: eventMetaOf(meta),
        occurredAt: meta.occurredAt,
        recordedAt: meta.now,
      });
      if (result.status === 'duplicate') return originalReply(command.id, result, bodyHash);
      if (result.status === 'ok') {
        this.remember(stream, streamId, baseline, result.events as Recorded<E>[], result.hash);
        return { ...reply, id: command.id, version: result.version, position: result.position };
      }
    }
    throw new Rejection('STREAM_BUSY', 'Others keep changing this at the same moment. Try again.');
  }

  private async recall(
    streamId: string,
    { commands }: Baseline<unknown>,
    commandId: string,
  ): Promise<Remembered | undefined> {
    return commands.has(commandId) ? this.log.recall(streamId, commandId) : undefined;
  }

  /** The cached state brought up to date. */
  private async refresh<S, E extends Fact>(
    stream: StreamType<S, E>,
    streamId: string,
    commandId?: string,
  ): Promise<{ baseline: Baseline<S>; slice: StreamSlice }> {
    const cached = this.baselinesOf(stream).get(streamId) ?? {
      state: stream.initial,
      version: 0,
      position: 0,
      hash: CHAIN_START,
      commands: new Set<string>(),
    };
    const slice = await this.log.readStream({ streamId, afterVersion: cached.version, commandId });
    if (slice.rows.length === 0) return { baseline: cached, slice };
    const events = slice.rows.map((row: EventRow) => this.log.codec.decode<E>(row));
    const last = slice.rows[slice.rows.length - 1];
    return { baseline: this.remember(stream, streamId, cached, events, last.hash), slice };
  }

  private remember<S, E extends Fact>(
    stream: StreamType<S, E>,
    streamId: string,
    base: Baseline<S>,
    events: readonly Recorded<E>[],
    hash: Buffer,
  ): Baseline<S> {
    const last = events.at(-1);
    if (!last) return base;
    const state = events.reduce<S>((folded, event) => stream.evolve(folded, event), base.state);
    // Shared with the baseline before, which is given up: facts only ever join.
    const { commands } = base;
    for (const event of events) commands.add(event.meta.commandId);
    const baseline = { state, version: last.version, position: last.position, hash, commands };
    this.baselinesOf(stream).set(streamId, baseline);
    return baseline;
  }

  private baselinesOf<S, E extends Fact>(stream: StreamType<S, E>): LRUCache<string, Baseline<S>> {
    let baselines = this.baselines.get(stream);
    if (!baselines) this.baselines.set(stream, (baselines = new LRUCache({ max: this.cachedStreams })));
    return baselines as LRUCache<string, Baseline<S>>;
  }

  /** Commands of one process on one stream wait for each other instead of colliding. */
  private async inTurn<T>(streamId: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.turns.get(streamId) ?? Promise.resolve()).then(work, work);
    this.turns.set(streamId, turn);
    try {
      return await turn;
    } finally {
      if (this.turns.get(streamId) === turn) this.turns.delete(streamId);
    }
  }
}

/** The meta is left out: a retry comes later and may come through another process. */
export function hashOf(command: Command): Buffer {
  return createHash('sha256')
    .update(`${command.constructor.name}\n${canonicalJson(command.data)}`)
    .digest();
}

function originalReply(id: string, remembered: Remembered, bodyHash: Buffer): Reply {
  if (!remembered.bodyHash.equals(bodyHash)) {
    throw new Rejection(
      'IDEMPOTENCY_KEY_REUSED',
      'This Idempotency-Key was used before with another request. Send a new key with a new request.',
    );
  }
  return { ...remembered.reply, id, version: remembered.version, position: remembered.position };
}

function versionMismatch(expected: number, current: number): Rejection {
  return new Rejection('VERSION_MISMATCH', 'It has changed since you read it. Read it again, then decide.', {
    expected,
    current,
  });
}
