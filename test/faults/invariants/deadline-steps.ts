import type { Recorded } from '@engine/decider';
import { PublishedTimetables } from '@features/policies';
import type { Timetables } from '@features/policies/contract';
import { type Case, type CaseEvent, caseStream } from '@features/cases/contract';
import { type ClockStep, clocksOf, pendingSteps } from '../../../libs/features/cases/src/domain/clocks/clocks';
import { nameOf, stepsDoneBy } from '../../../libs/features/cases/src/domain/clocks/steps-done.fixture';
import { type Evidence, type Finding, caseStreams } from './invariant';

/** "Everything heals within 60 s" holds for what fell due as well. */
const MOST_LATE_MS = 60_000;
/** Between two samples a process may hold an older offset of the business clock. */
const SKEW_MS = 2_000;

/**
 * Each step of a clock that ever waited for its time has fired, or was skipped, once, or its round has ended, or it
 * still waits for a time to come. None fires when it does not wait, none before its time, none much later.
 */
export async function deadlineSteps(evidence: Evidence): Promise<Finding> {
  const timetables = new PublishedTimetables(evidence.world.store);
  await timetables.refresh();
  const audit = new Audit(evidence, timetables);
  for (const [streamId, events] of caseStreams(evidence)) audit.stream(streamId, events as Recorded<CaseEvent>[]);
  return { breaches: audit.breaches, figures: { worstLatenessMs: audit.worst, deadlines: audit.fired } };
}

class Audit {
  readonly breaches: string[] = [];
  worst = 0;
  fired = 0;

  constructor(
    private readonly evidence: Evidence,
    private readonly timetables: Pick<Timetables, 'of'>,
  ) {}

  stream(streamId: string, events: readonly Recorded<CaseEvent>[]): void {
    let state: Case = caseStream.initial;
    const done = new Set<string>();
    for (const event of events) {
      const steps = stepsDoneBy(event);
      if (steps.length > 0) {
        const pending = this.pendingIn(state);
        for (const step of steps) this.took(streamId, nameOf(step), pending, done, event);
      }
      state = caseStream.evolve(state, event);
    }
    this.outstanding(streamId, this.pendingIn(state));
  }

  private took(
    streamId: string,
    step: string,
    pending: ReadonlyMap<string, ClockStep>,
    done: Set<string>,
    { recordedAt, position }: Recorded,
  ): void {
    const where = `${step} of ${streamId} at position ${position}`;
    if (done.has(step)) this.breaches.push(`${where} was done before`);
    done.add(step);
    const waiting = pending.get(step);
    if (!waiting) return void this.breaches.push(`${where} was not waiting for its time`);
    const { time } = this.evidence.world;
    if (waiting.dueAt > new Date(recordedAt)) this.breaches.push(`${where} came before ${waiting.dueAt.toISOString()}`);
    const due = time.realOf(waiting.dueAt);
    const fired = time.realOf(new Date(recordedAt));
    if (Date.parse(recordedAt) > time.shownBy(position) + SKEW_MS)
      this.breaches.push(`${where} came before its time on the clock of the cell`);
    this.fired++;
    this.worst = Math.max(this.worst, fired - due);
    if (fired > Math.max(due, this.evidence.overAt) + MOST_LATE_MS)
      this.breaches.push(`${where} came ${Math.round((fired - due) / 1_000)} s late`);
  }

  private outstanding(streamId: string, pending: ReadonlyMap<string, ClockStep>): void {
    const now = this.evidence.world.time.now();
    for (const [step, { dueAt }] of pending)
      if (dueAt.getTime() < now.getTime() - SKEW_MS) this.breaches.push(`${step} of ${streamId} is due and never came`);
  }

  private pendingIn(state: Case): ReadonlyMap<string, ClockStep> {
    if (state.status === 'absent') return new Map();
    const clocks = clocksOf(state, this.timetables.of(state.policy));
    const named = clocks.flatMap((clock) =>
      pendingSteps(clock).map((step): [string, ClockStep] => [nameOf({ ...clock.round, step: step.rule.step }), step]),
    );
    return new Map(named);
  }
}
