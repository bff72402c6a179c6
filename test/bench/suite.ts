import type { Figure } from './report/figure';
import type { Postgres } from './world/postgres';

export interface Run {
  readonly postgres: Postgres;
  /** Shorter and smaller: shows that everything works, not how fast. */
  readonly quick: boolean;
  readonly report: (figure: Figure) => void;
}

export type Suite = (run: Run) => Promise<unknown>;
