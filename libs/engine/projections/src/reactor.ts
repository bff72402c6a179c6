import { Rejection } from '@engine/decider';
import { DatabaseUnavailable } from '@engine/platform';
import type { PoolClient } from 'pg';
import { byStream } from './fold-streams';
import type { LogEntry } from './log-tail';
import { type Poison, park, parkedAmong, poisonMessage } from './parked';
import type { Applied, Subscriber } from './subscriber';
import { type Reaction, wants } from './subscription';

export interface ReactorOptions {
  /** Attempts at one event before its stream is parked. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; each further pause is twice as long. */
  readonly pause: number;
  /** Milliseconds after which a handler counts as failed. It may still be running when it is called again. */
  readonly handlerTimeout: number;
}

export const patience: ReactorOptions = { attempts: 5, pause: 200, handlerTimeout: 30_000 };

const STREAMS_AT_ONCE = 16;
/** Well below the idle timeout of the lease (10 s). */
const HEARTBEAT = 2_000;

/**
 * Runs a reaction's handlers while the transaction holds the lease, idle but for a heartbeat. A frozen process stops
 * beating and loses the lease to the idle timeout; a handler that hangs in a live process is given up by its own
 * timeout. Either way the batch is handled again: at least once.
 */
export class Reactor implements Subscriber {
  readonly kind = 'reaction';
  readonly name: string;
  /** At most this many events are handled twice after a crash. */
  readonly batchSize = 100;

  constructor(
    private readonly reaction: Reaction,
    private readonly options: ReactorOptions,
  ) {
    this.name = reaction.name;
  }

  async apply(tx: PoolClient, entries: readonly LogEntry[]): Promise<Applied> {
    const streams = byStream(entries.filter((entry) => wants(this.reaction.reads, entry.row)));
    if (streams.size === 0) return { events: 0, poisons: [] };
    for (const streamId of await parkedAmong(tx, this.name, [...streams.keys()])) streams.delete(streamId);
    const poisons = await this.handleStreams(tx, [...streams.values()]);
    await park(tx, this.name, poisons);
    return { events: [...streams.values()].flat().length, poisons };
  }

  forget(): void {}

  /** Some streams at once, the events of each in order. @returns the streams given up, and where. */
  async handleStreams(tx: PoolClient, streams: readonly (readonly LogEntry[])[]): Promise<Poison[]> {
    const waiting = [...streams];
    const poisons: Poison[] = [];
    const lane = async () => {
      for (let stream = waiting.shift(); stream; stream = waiting.shift()) {
        const poison = await this.handleStream(stream);
        if (poison) poisons.push(poison);
      }
    };
    await beating(tx, async () => {
      const lanes = await Promise.allSettled(Array.from({ length: STREAMS_AT_ONCE }, lane));
      for (const result of lanes) if (result.status === 'rejected') throw result.reason;
    });
    return poisons;
  }

  private async handleStream(entries: readonly LogEntry[]): Promise<Poison | undefined> {
    for (const entry of entries) {
      try {
        await this.handle(entry);
      } catch (error) {
        // Nobody's fault in this stream: the whole batch waits until the database is back.
        if (error instanceof DatabaseUnavailable) throw error;
        return { streamId: entry.row.stream_id, position: entry.row.position, error: poisonMessage(error) };
      }
    }
    return undefined;
  }

  private async handle(entry: LogEntry): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await within(this.options.handlerTimeout, this.reaction.handle(entry.event));
      } catch (error) {
        if (error instanceof Rejection && error.code !== 'STREAM_BUSY') return;
        if (error instanceof DatabaseUnavailable || attempt >= this.options.attempts) throw error;
        await new Promise((resolve) => setTimeout(resolve, this.options.pause * 2 ** (attempt - 1)));
      }
    }
  }
}

/** Keeps the idle timeout of the transaction from striking while this process is alive. */
async function beating<T>(tx: PoolClient, work: () => Promise<T>): Promise<T> {
  let beat: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    // A failing beat means that the lease is gone; the commit will say so.
    beat = tx.query('select 1').catch(() => undefined);
  }, HEARTBEAT);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await beat;
  }
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${milliseconds} ms.`)), milliseconds);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
