import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Everything this software measures, by name. Each part fills its own; `/metrics` prints all. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly registers = [this.registry];

  readonly eventsAppended = new Counter({
    name: 'hearback_events_appended_total',
    help: 'Events appended to the log by this process.',
    registers: this.registers,
  });
  readonly appendBatch = new Histogram({
    name: 'hearback_append_batch_size',
    help: 'Appends sent to the database as one call.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers: this.registers,
  });
  readonly projectionLag = new Gauge({
    name: 'hearback_projection_lag_events',
    help: 'Events between the head of the log and the checkpoint.',
    labelNames: ['projection'] as const,
    registers: this.registers,
  });
  readonly projectionParked = new Gauge({
    name: 'hearback_projection_parked_streams',
    help: 'Streams that a projection has set aside because an event of theirs cannot be folded.',
    labelNames: ['projection'] as const,
    registers: this.registers,
  });
  readonly deadlinesArmed = new Gauge({
    name: 'hearback_deadlines_armed',
    help: 'Deadline rows that wait for their time.',
    registers: this.registers,
  });
  readonly deadlinesDue = new Gauge({
    name: 'hearback_deadlines_due',
    help: 'Deadline rows whose time has come and that have not fired yet.',
    registers: this.registers,
  });
  readonly deadlineLateness = new Gauge({
    name: 'hearback_deadline_worst_lateness_seconds',
    help: 'How long the oldest due deadline has been due, in business time.',
    registers: this.registers,
  });
  readonly queueDepth = new Gauge({
    name: 'hearback_queue_depth',
    help: 'Jobs waiting or delayed.',
    labelNames: ['queue'] as const,
    registers: this.registers,
  });
  readonly messagesPending = new Gauge({
    name: 'hearback_messages_pending',
    help: 'Messages that have not gone out yet.',
    registers: this.registers,
  });
  private readonly requests = new Histogram({
    name: 'hearback_http_request_duration_seconds',
    help: 'From the first byte in to the last byte out.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
    registers: this.registers,
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** The shape of `EventLog.metrics`: `log.metrics = metrics`. */
  appended(events: number, appends: number): void {
    this.eventsAppended.inc(events);
    this.appendBatch.observe(appends);
  }

  requestAnswered(labels: { method: string; route: string; status: number }, seconds: number): void {
    this.requests.observe(labels, seconds);
  }
}
