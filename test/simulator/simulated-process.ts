import { type Command, Rejection } from '@engine/decider';
import { Deadlines } from '@engine/deadlines';
import { EventStore } from '@engine/event-store';
import type { BusinessClock } from '@engine/platform';
import type { Reaction } from '@engine/projections';
import type { CommandBus } from '@nestjs/cqrs';
import { FireCaseDeadline } from '../../libs/features/cases/src/deadlines/fire-case-deadline';
import { caseStream } from '../../libs/features/cases/src/domain/case';
import { directory, timetables } from '../../libs/features/cases/src/domain/case.fixture';
import { FireDueSteps } from '../../libs/features/cases/src/domain/clocks/fire-due-steps';
import { RecordUndelivered, recordUndelivered } from '../../libs/features/cases/src/domain/customer/record-undelivered';
import { recordUndeliveredWhenMessageFailed } from '../../libs/features/cases/src/reactions/record-undelivered-when-message-failed';
import type { Storage } from './storage';
import type { Caller } from './network';
import { databaseOf } from './simulated-database';
import { codec, SimulatedLog } from './simulated-log';
import { SimulatedProjector } from './simulated-projector';

export const LEASE = 30_000;
const STREAMS_AT_ONCE = 2;
/** Fewer than there are, so that some are read anew. */
const CACHED_STREAMS = 2;

/** One run of one process, api and worker in one: all it remembers dies with it. */
export class SimulatedProcess implements Caller {
  alive = true;
  paused = false;
  readonly store: EventStore;
  readonly deadlines: Deadlines;
  readonly projectors: readonly SimulatedProjector[];
  private readonly reaction: Reaction;

  /** @param skew by how many milliseconds its sample of business time is off */
  constructor(
    readonly name: string,
    private readonly storage: Storage,
    private readonly skew: number,
  ) {
    const { network, log, tables, deadlines } = storage;
    this.store = new EventStore(new SimulatedLog(this, network, log), CACHED_STREAMS);
    this.projectors = tables.map((table) => new SimulatedProjector(this, network, log, table));
    const commands = { execute: (command: Command) => this.execute(command) } as unknown as CommandBus;
    this.deadlines = new Deadlines(databaseOf(this, network, deadlines), { lease: LEASE, batch: STREAMS_AT_ONCE });
    const firing = new FireCaseDeadline(commands);
    this.deadlines.register(caseStream.category, (...due) => firing.fire(...due));
    this.reaction = recordUndeliveredWhenMessageFailed(commands, { now: () => this.now() } as BusinessClock);
  }

  now(): Date {
    return new Date(this.storage.clock.businessNow + this.skew);
  }

  /** The next event is handled, then the checkpoint moves: a process that dies between the two leaves it to the next. */
  async react(): Promise<void> {
    const { network, log, reactions } = this.storage;
    const from = reactions.position;
    const [row] = log.after(from, 1);
    if (!row) return;
    try {
      await this.reaction.handle(codec.decode(row));
    } catch (error) {
      if (!(error instanceof Rejection) || error.code === 'STREAM_BUSY') throw error;
    }
    await network.send(this, 'move checkpoint', () => reactions.moveTo(from + 1));
  }

  private execute(command: Command): Promise<unknown> {
    if (command instanceof FireDueSteps)
      return this.store.decide(caseStream, command, this.storage.fire(timetables, directory));
    if (command instanceof RecordUndelivered)
      return this.store.decide(caseStream, command, recordUndelivered(timetables, directory));
    throw new Error(`Nobody decides ${command.constructor.name}.`);
  }
}
