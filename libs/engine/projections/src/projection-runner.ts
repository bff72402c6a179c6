import type { EventLog } from '@engine/event-store';
import type { Database } from '@engine/platform';
import { ensureCheckpoints } from './checkpoint';
import { LogTail } from './log-tail';
import { type Observe, unobserved } from './observation';
import { Projector } from './projector';
import { Reactor, type ReactorOptions, patience } from './reactor';
import { type LoopOptions, SubscriptionLoop } from './subscription-loop';
import type { Subscription } from './subscription';
import type { Wake } from './wake';

export interface ProjectionRunnerParts {
  /** Holds one connection for each subscription that has work; `size` must exceed their number by two. */
  readonly database: Database;
  readonly log: EventLog;
  readonly wake: Wake;
  readonly subscriptions: readonly Subscription[];
  readonly observe?: Observe;
  readonly options?: Partial<LoopOptions & ReactorOptions & { readonly poll: number }>;
}

/** 10 s: long enough for a pause of the machine, short enough for a frozen worker's work to be taken over soon. */
const defaults = { idleTimeout: 10_000, standby: 250, poll: 250, ...patience };

/** Runs all subscriptions of a process. Any number of processes may run the same ones: each batch is done by one. */
export class ProjectionRunner {
  private readonly loops: readonly SubscriptionLoop[];
  private poll?: NodeJS.Timeout;

  constructor(private readonly parts: ProjectionRunnerParts) {
    const { database, log, wake, subscriptions } = parts;
    const observe = harmless(parts.observe ?? unobserved);
    requireDistinctNames(subscriptions);
    requireConnections(database, subscriptions.length + 2);
    const options = { ...defaults, ...parts.options };
    const tail = new LogTail(log);
    this.loops = subscriptions.map((subscription) => {
      const subscriber =
        subscription.kind === 'projection'
          ? new Projector(subscription, log.codec)
          : new Reactor(subscription, options);
      return new SubscriptionLoop(subscriber, database, tail, wake.on.log, observe, options);
    });
  }

  /** @throws DatabaseUnavailable; once started, it waits for a lost database to come back. */
  async start(): Promise<void> {
    const { database, subscriptions, wake } = this.parts;
    await ensureCheckpoints(database, subscriptions);
    // One beat for all: those at the head of the log then look at the same moment and share one query.
    this.poll = setInterval(() => wake.on.log.raise(), this.parts.options?.poll ?? defaults.poll);
    for (const loop of this.loops) loop.start();
  }

  /** Resolves when the batches in hand are committed. */
  async stop(): Promise<void> {
    clearInterval(this.poll);
    await Promise.all(this.loops.map((loop) => loop.finish()));
  }
}

function requireDistinctNames(subscriptions: readonly Subscription[]): void {
  const names = new Set<string>();
  for (const { name } of subscriptions) {
    if (names.has(name)) throw new Error(`Two subscriptions are called ${name}; they would share a checkpoint.`);
    names.add(name);
  }
}

/** Fewer would let subscriptions wait for each other's connections until they time out. */
function requireConnections(database: Database, needed: number): void {
  const size = database.options.size ?? 8;
  if (size < needed) throw new Error(`The subscriptions need a pool of ${needed} connections, not ${size}.`);
}

/** A watcher that throws must not stop what it watches. */
function harmless(observe: Observe): Observe {
  return (observation) => {
    try {
      observe(observation);
    } catch {
      // Its own business.
    }
  };
}
