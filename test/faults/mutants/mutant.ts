import type { Fault } from '../fault';
import type { InvariantName } from '../invariants/catalogue';
import type { World } from '../world/world';
import type { InProcess } from './in-process';

/** A Hearback that is broken on purpose. An invariant that does not notice proves nothing. */
export interface Mutant {
  readonly name: string;
  /** What every process of its world does wrong. */
  readonly inProcess?: InProcess;
  /** What is wrong with the database, done before the load begins. */
  readonly prepare?: (world: World) => Promise<unknown>;
  /** Undoes what outlives the world. */
  readonly mend?: (world: World) => Promise<unknown>;
  /** What brings it out. */
  readonly fault: Fault;
  readonly noticedBy: InvariantName;
  readonly selected?: boolean;
  /** Milliseconds that it has to heal; few, since it need not. */
  readonly patience?: number;
}
