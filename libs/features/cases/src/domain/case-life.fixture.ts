import { type Command, type Decide, eventMetaOf, type Recorded } from '@engine/decider';
import { type Case, caseStream, type ExistingCase } from './case';
import type { CaseEvent } from './case.events';
import { directory, meta, timetables } from './case.fixture';
import { type Clock, clocksOf } from './clocks/clocks';
import { deadlinesOf } from './clocks/deadlines-of-case';
import { FireDueSteps, fireDueSteps } from './clocks/fire-due-steps';
import type { ClockName } from './vocabulary';

/** A case on a clock of its own: what it decides is recorded, and what falls due is fired as the worker would do it. */
export class CaseLife {
  readonly events: Recorded<CaseEvent>[] = [];
  state: Case = caseStream.initial;
  private commands = 0;
  private readonly firedSteps = new Set<string>();

  constructor(
    public now: string,
    private readonly knows = { timetables, directory },
  ) {}

  get existing(): ExistingCase {
    if (this.state.status === 'absent') throw new Error('Nothing has happened yet.');
    return this.state;
  }

  /** Facts as given, at the present time. */
  happen(...facts: readonly CaseEvent[]): this {
    this.append(facts, meta({ now: this.now, id: this.nextId() }));
    return this;
  }

  /** Decides and records; the command is made with the present time and a fresh id. */
  send<C extends Command>(
    decide: Decide<C, Case, CaseEvent>,
    command: (meta: C['meta']) => C,
    { by, occurredAt }: { by?: string; occurredAt?: string } = {},
  ): readonly CaseEvent[] {
    const decided = command(meta({ by, now: this.now, occurredAt, id: this.nextId() }));
    const facts = decide(decided, this.state);
    this.append(facts, decided.meta);
    return facts;
  }

  /** Stops at each due time, as a running worker would. */
  advanceTo(time: string): this {
    for (;;) {
      const [next] = this.deadlines();
      if (!next || next.dueAt.toISOString() > time) break;
      this.now = max(this.now, next.dueAt.toISOString());
      this.fireDue();
    }
    return this.jumpTo(time);
  }

  advance(hours: number): this {
    return this.advanceTo(new Date(Date.parse(this.now) + hours * 3_600_000).toISOString());
  }

  /** One leap, as downtime would be; then fires what fell due meanwhile. */
  jumpTo(time: string): this {
    this.now = max(this.now, time);
    this.fireDue();
    return this;
  }

  /** @throws when a step falls due a second time: its command id is taken, so it would stay due for ever. */
  fireDue(): void {
    for (;;) {
      const [due] = this.deadlines();
      if (!due || due.dueAt.toISOString() > this.now) return;
      const { clock, subject, round, step } = due;
      const id = [clock, subject, round, step].join('/');
      if (this.firedSteps.has(id)) throw new Error(`${id} is still due after it fired`);
      const command = new FireDueSteps(
        'case',
        { clock, subject, round, step },
        meta({ by: 'worker', now: this.now, id }),
      );
      const facts = fireDueSteps(this.knows.timetables, this.knows.directory)(command, this.state);
      this.firedSteps.add(id);
      this.append(facts, command.meta);
    }
  }

  deadlines() {
    return deadlinesOf(this.state, ({ policy }) => this.knows.timetables.of(policy)).sort(
      (one, other) => one.dueAt.getTime() - other.dueAt.getTime(),
    );
  }

  clock(name: ClockName, subject = 'case'): Clock | undefined {
    return clocksOf(this.existing, this.knows.timetables.of(this.existing.policy), this.knows.timetables).find(
      ({ round }) => round.clock === name && round.subject === subject,
    );
  }

  facts<T extends CaseEvent['type']>(type: T): Extract<Recorded<CaseEvent>, { type: T }>[] {
    return this.events.filter((event): event is Extract<Recorded<CaseEvent>, { type: T }> => event.type === type);
  }

  /** Forgets what has been, so that a test can look at what comes. */
  since(): this {
    this.events.length = 0;
    return this;
  }

  private nextId(): string {
    return `command-${++this.commands}`;
  }

  private append(facts: readonly CaseEvent[], commandMeta: ReturnType<typeof meta>): void {
    for (const fact of facts) {
      if (!isPlain(fact.data)) throw new Error(`${JSON.stringify(fact)} is not plain JSON with whole numbers`);
      const event: Recorded<CaseEvent> = {
        ...(JSON.parse(JSON.stringify(fact)) as CaseEvent),
        eventId: `event-${this.events.length}`,
        streamId: 'case-life',
        version: this.events.length + 1,
        position: this.events.length + 1,
        occurredAt: commandMeta.occurredAt.toISOString(),
        recordedAt: commandMeta.now.toISOString(),
        meta: eventMetaOf(commandMeta),
      };
      this.events.push(event);
      this.state = caseStream.evolve(this.state, event);
    }
  }
}

const max = (one: string, other: string) => (one > other ? one : other);

/** Left-out fields are fine; holes in lists, dates and anything finer than whole numbers are not. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (Array.isArray(value)) return value.every((item) => item !== undefined && isPlain(item));
  if (typeof value !== 'object' || value === null) return ['string', 'boolean', 'undefined'].includes(typeof value);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
}
