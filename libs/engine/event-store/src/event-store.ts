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
import { type Baseline, Baselines } from './baselines';
import { canonicalJson } from './canonical';
import { rowHash } from './chain';
import type { EventLog, Remembered, StreamSlice } from './event-log';

/** What a command answers, and answers again to every retry. */
export interface Reply {
  readonly id: string;
  readonly version: number;
  /** Pass it as `?after=` to read your own write. */
  readonly position: number;
  readonly [extra: string]: unknown;
}

const CACHED_STREAMS = 20_000;
const ATTEMPTS = 5;

/** Reads a stream, decides, appends; the only way to write a fact. */
export class EventStore {
  private readonly baselines: Baselines;
  private readonly turns = new Map<string, Promise<unknown>>();

  /** @param cachedStreams of each kind of stream */
  constructor(
    readonly log: EventLog,
    cachedStreams = CACHED_STREAMS,
  ) {
    this.baselines = new Baselines(cachedStreams);
  }

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
      const known = baseline.commands.has(meta.commandId);
      const taken = slice.remembered ?? (known ? await this.log.recall(streamId, meta.commandId) : undefined);
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
        if (facts.length > 0)
          this.baselines.advance(stream, streamId, baseline, result.events as Recorded<E>[], result.hash);
        return { ...reply, id: command.id, version: result.version, position: result.position };
      }
      // Nobody went ahead, so what is remembered here is not the log's history: a failover has lost some of it.
      if (result.version <= baseline.version) this.baselines.forget(stream, streamId);
    }
    throw new Rejection('STREAM_BUSY', 'Others keep changing this at the same moment. Try again.');
  }

  /** The cached state brought up to date. */
  private async refresh<S, E extends Fact>(
    stream: StreamType<S, E>,
    streamId: string,
    commandId?: string,
  ): Promise<{ baseline: Baseline<S>; slice: StreamSlice }> {
    const cached = this.baselines.get(stream, streamId);
    const slice = await this.log.readStream({ streamId, afterVersion: cached.version, commandId });
    const { rows } = slice;
    if (rows.length === 0) return { baseline: cached, slice };
    if (cached.version > 0 && !rowHash(cached.hash, rows[0]).equals(rows[0].hash)) {
      this.baselines.forget(stream, streamId); // another history than the log's
      return this.refresh(stream, streamId, commandId);
    }
    const events = rows.map((row) => this.log.codec.decode<E>(row));
    return { baseline: this.baselines.advance(stream, streamId, cached, events, rows[rows.length - 1].hash), slice };
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
