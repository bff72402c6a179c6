import type { Chance } from './chance';
import type { Client } from './client/client';
import type { Load } from './client/load';
import type { World, WorldOptions } from './world/world';

/** What a fault has to play with while the load runs. */
export interface Scene {
  readonly world: World;
  readonly chance: Chance;
  readonly client: Client;
  readonly load: Load;
  /** What the fault itself must see, beside the invariants: a refusal, an alert. A breach when it does not hold. */
  expect(what: string, held: boolean): void;
  /** What is worth telling in the report. */
  note(what: string): void;
}

export interface Place {
  readonly directory: string;
  remove(): Promise<void>;
}

/** Something that goes wrong. One file each; the catalogue lists them. */
export interface Fault {
  readonly name: string;
  /** In a few words, for the report. */
  readonly about: string;
  /** Runs in the few minutes of the selection as well. */
  readonly selected?: boolean;
  /** How often in a full run, each time with another seed. 2 when left out. */
  readonly seeds?: number;
  readonly world?: WorldOptions;
  /** Milliseconds of business time in one leap of the clock, which leaps about twice a second; 0: it stands. */
  readonly leap?: number;
  /** Streams that are meant to stay parked; no invariant holds that against the system. */
  readonly parks?: (streamId: string) => boolean;
  /** Where a PostgreSQL of its own lies. @returns why not, when this machine cannot make such a place. */
  readonly place?: () => Promise<Place | string>;
  /** Returns when the trouble is over; whatever it has done to the network is mended for it then. */
  strike(scene: Scene): Promise<void>;
}
