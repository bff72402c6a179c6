import { type Chore, Deadlines, readDeadlineFigures, startTickJob, Sweeper } from '@engine/deadlines';
import type { EventLog } from '@engine/event-store';
import {
  type Database,
  describeError,
  type HealthProbes,
  type Log,
  type Metrics,
  type QueueDepth,
  type Queues,
} from '@engine/platform';
import {
  lag,
  type Observation,
  ParkedStreams,
  ProjectionRunner,
  type Subscription,
  type Wake,
} from '@engine/projections';

export interface WorkParts {
  readonly database: Database;
  readonly log: EventLog;
  readonly wake: Wake;
  readonly lines: Log;
  readonly metrics: Metrics;
  readonly probes: HealthProbes;
  readonly subscriptions: readonly Subscription[];
  /** Registers what a due step of each kind of stream does. */
  readonly deadlines: (deadlines: Deadlines) => void;
  readonly queues: Queues;
  /** Called when a projection has taken in events: what is to follow need not wait for its next second. */
  readonly onProjected: (name: string) => void;
  /** What else the sweeper looks after. */
  readonly chores: readonly Chore[];
}

const FIGURES_EVERY_MS = 2_000;

/** Everything a worker does in the background: projections, reactions, deadlines, jobs, and the sweeper behind them. */
export class Work {
  private runner?: ProjectionRunner;
  private sweeper?: Sweeper;
  private figures?: NodeJS.Timeout;
  private stopped = false;

  constructor(private readonly parts: WorkParts) {}

  async start(): Promise<void> {
    const { database, log, wake, lines, subscriptions, probes, queues, chores } = this.parts;
    const observe = (observation: Observation) => this.observe(observation);
    this.runner = new ProjectionRunner({ database, log, wake, subscriptions, observe });
    await this.runner.start();

    probes.add('queues', () => this.probeQueues());
    probes.add('projections', () => this.probeProjections());

    const deadlines = new Deadlines(database, {
      observer: {
        failed: (due, error) =>
          lines.error({ ...describeError(error), stream: due.streamId, clock: due.clock }, 'deadline failed'),
      },
    });
    this.parts.deadlines(deadlines);
    await startTickJob(queues, deadlines);
    void this.tickOnClockNotices(deadlines);

    const parked = new ParkedStreams(database, log.codec, subscriptions, observe);
    this.sweeper = new Sweeper({
      deadlines,
      queues: queues,
      chores: [{ name: 'refold parked', run: () => parked.refoldParked() }, ...chores],
      onError: (chore, error) => lines.warn({ ...describeError(error), chore }, 'chore failed'),
    });
    this.sweeper.start();
    this.figures = setInterval(() => void this.measure().catch(() => undefined), FIGURES_EVERY_MS);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.figures);
    this.parts.wake.on.clock.raise();
    await this.sweeper?.stop();
    await this.parts.queues.close();
    await this.runner?.stop();
  }

  /** A moved clock is acted on at once, not at the next second. */
  private async tickOnClockNotices(deadlines: Deadlines): Promise<void> {
    const { clock } = this.parts.wake.on;
    for (let seen = clock.count; !this.stopped;) {
      await clock.after(seen, 60_000);
      seen = clock.count;
      if (!this.stopped) await deadlines.tick().catch(() => undefined);
    }
  }

  private async measure(): Promise<void> {
    const { metrics, database, queues } = this.parts;
    const figures = await readDeadlineFigures(database);
    metrics.deadlinesArmed.set(figures.armed);
    metrics.deadlinesDue.set(figures.due);
    metrics.deadlineLateness.set(figures.worstLatenessMs / 1000);
    for (const { name: projection, behind, parked } of await lag(database)) {
      metrics.projectionLag.set({ projection }, behind);
      metrics.projectionParked.set({ projection }, parked);
    }
    const depths = await queues.depth().catch((): Record<string, QueueDepth> => ({}));
    for (const [queue, depth] of Object.entries(depths))
      metrics.queueDepth.set({ queue }, depth.waiting + depth.delayed);
  }

  private async probeQueues() {
    const { queues } = this.parts;
    if (await queues.alive()) return { status: 'ok' } as const;
    return { status: 'degraded', reason: `queues: ${queues.kind} does not answer; the sweeper stands in` } as const;
  }

  private async probeProjections() {
    const bad = (await lag(this.parts.database)).flatMap(({ name, status, parked }) =>
      status === 'halted' ? [`${name} has halted`] : parked > 0 ? [`${name} has parked ${parked} streams`] : [],
    );
    return bad.length === 0
      ? ({ status: 'ok' } as const)
      : ({ status: 'degraded', reason: `projections: ${bad.join(', ')}` } as const);
  }

  private observe(observation: Observation): void {
    const { lines } = this.parts;
    switch (observation.kind) {
      case 'batch':
        return observation.events > 0 ? this.parts.onProjected(observation.name) : undefined;
      case 'unparked':
        return lines.info({ projection: observation.name, stream: observation.streamId }, 'unparked');
      case 'parked': {
        const { name, streamId, position, error } = observation;
        return lines.error({ projection: name, stream: streamId, position, error }, 'parked');
      }
      case 'halted':
        return lines.fatal({ projection: observation.name, ...describeError(observation.error) }, 'halted');
      case 'failed':
        return lines.warn({ projection: observation.name, ...describeError(observation.error) }, 'batch failed');
    }
  }
}
