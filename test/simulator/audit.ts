import { CHAIN_START, type EventRow, rowHash } from '@engine/event-store';
import type { Recorded } from '@engine/decider';
import type { Case, CaseEvent } from '@features/cases/contract';
import { caseStream } from '../../libs/features/cases/src/domain/case';
import { timetables } from '../../libs/features/cases/src/domain/case.fixture';
import { clocksOf, pendingSteps } from '../../libs/features/cases/src/domain/clocks/clocks';
import type { StepKey } from '../../libs/features/cases/src/domain/clocks/fire-due-steps';
import { nameOf, stepsDoneBy } from '../../libs/features/cases/src/domain/clocks/steps-done.fixture';
import type { Findings } from './findings';
import type { LogTable } from './log-table';
import { codec } from './simulated-log';

interface Audited {
  readonly state: Case;
  readonly hash: Buffer;
  readonly version: number;
  /** Of the last append, and the state that it was decided on. */
  readonly commandId?: string;
  readonly decidedOn: Case;
}

const UNSEEN: Audited = { state: caseStream.initial, hash: CHAIN_START, version: 0, decidedOn: caseStream.initial };

/** Reads every event once it is written, and holds it against a fold of its own. */
export class Audit {
  private seen = 0;
  private readonly streams = new Map<string, Audited>();
  private readonly commands = new Set<string>();
  private readonly stepsDone = new Set<string>();

  constructor(
    private readonly log: LogTable,
    private readonly findings: Findings,
  ) {}

  stateOf(streamId: string): Case {
    return this.streams.get(streamId)?.state ?? caseStream.initial;
  }

  readOn(): void {
    for (; this.seen < this.log.rows.length; this.seen++) this.read(this.log.rows[this.seen]);
  }

  private read(row: EventRow): void {
    const before = this.streams.get(row.stream_id) ?? UNSEEN;
    this.expect(row.position === this.seen + 1, `position ${row.position} stands where ${this.seen + 1} should`);
    this.expect(row.version === before.version + 1, `${row.stream_id} goes from ${before.version} to ${row.version}`);
    this.expect(rowHash(before.hash, row).equals(row.hash), `the chain of ${row.stream_id} breaks at ${row.version}`);
    const begins = row.meta.commandId !== before.commandId;
    if (begins) this.beginCommand(row);
    const decidedOn = begins ? before.state : before.decidedOn;
    const state = row.stream_id.startsWith('case-') ? this.readCase(row, before.state, decidedOn) : before.state;
    const { version, hash, meta } = row;
    this.streams.set(row.stream_id, { state, hash, version, commandId: meta.commandId, decidedOn });
  }

  private beginCommand({ stream_id, meta }: EventRow): void {
    const name = `${stream_id} ${meta.commandId}`;
    this.expect(!this.commands.has(name), `${meta.commandId} is in the log twice`);
    this.commands.add(name);
  }

  private readCase(row: EventRow, state: Case, decidedOn: Case): Case {
    const event: Recorded<CaseEvent> = codec.decode(row);
    const steps = stepsDoneBy(event);
    if (steps.length > 0) {
      const pending = stepsAhead(decidedOn);
      for (const step of steps) this.readStep(step, row, pending);
    }
    return caseStream.evolve(state, event);
  }

  /** Once, while its round runs, and not before its time by the clock on the wall. */
  private readStep(step: StepKey, { stream_id, position }: EventRow, pending: ReadonlyMap<string, Date>): void {
    const name = `${stream_id} ${nameOf(step)}`;
    const dueAt = pending.get(nameOf(step));
    this.expect(!this.stepsDone.has(name), `${name} was done twice`);
    this.expect(dueAt !== undefined, `${name} was done and its round does not run`);
    this.expect(!dueAt || dueAt.getTime() <= this.log.writtenAt[position - 1], `${name} was done early`);
    this.stepsDone.add(name);
  }

  private expect(holds: boolean, otherwise: string): void {
    if (!holds) this.findings.add(otherwise);
  }
}

/** The steps that wait for their time in a running round, and when that is. */
export function stepsAhead(state: Case): Map<string, Date> {
  if (state.status === 'absent') return new Map();
  return new Map(
    clocksOf(state, timetables.of(state.policy)).flatMap((clock) => {
      const { clock: name, subject, round } = clock.round;
      return pendingSteps(clock).map(({ rule, dueAt }) => [
        nameOf({ clock: name, subject, round, step: rule.step }),
        dueAt,
      ]);
    }),
  );
}
