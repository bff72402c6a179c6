import type { Projection } from '@engine/projections';
import type { Timetables } from '@features/policies/contract';
import { caseDeadlinesProjection } from '../../libs/features/cases/src/deadlines/case-deadlines.projection';
import { timetables } from '../../libs/features/cases/src/domain/case.fixture';
import { fireDueSteps } from '../../libs/features/cases/src/domain/clocks/fire-due-steps';
import { escalationsProjection } from '../../libs/features/cases/src/read/escalations/escalations.projection';
import { DeadlineTable } from './deadline-table';
import { LogTable } from './log-table';
import { Network } from './network';
import { ReadTable } from './read-table';
import type { VirtualClock } from './virtual-clock';

const projections: readonly Projection[] = [
  caseDeadlinesProjection(timetables as unknown as Timetables),
  escalationsProjection,
];

/** What outlives every process. */
export class Storage {
  readonly network = new Network();
  readonly log: LogTable;
  readonly tables = projections.map((projection) => new ReadTable(projection));
  readonly deadlines: DeadlineTable;
  readonly reactions = new ReactionCheckpoint();
  /** The decision of the worker; a mutant has another. */
  fire = fireDueSteps;

  constructor(readonly clock: VirtualClock) {
    this.log = new LogTable(clock);
    this.deadlines = new DeadlineTable(this.tables[0], clock);
  }
}

class ReactionCheckpoint {
  position = 0;

  /** Never back: two processes may have handled the same event. */
  moveTo(position: number): void {
    this.position = Math.max(this.position, position);
  }
}
