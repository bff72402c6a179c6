import type { Absence } from './domain/absences/absence';
import type { StaffLocale } from './domain/access.events';
import type { DutyRosters } from './domain/duty/duty-rosters';

export type * from './domain/access.events';
export { type Absence, absenceAt } from './domain/absences/absence';
export { type DutyRosters, onDutyAt } from './domain/duty/duty-rosters';

/** A colleague. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly departmentId?: string;
  readonly locale: StaffLocale;
  readonly phone?: string;
  readonly absences?: readonly Absence[];
}

export interface Department {
  readonly id: string;
  readonly name: string;
  readonly headId?: string;
  /** 跨部门主责人: whom level 2 of the ladder goes to. */
  readonly crossDepartmentOwnerId?: string;
}

/** Who is who at one moment. Immutable: a newer one is another object. */
export interface DirectorySnapshot {
  readonly people: ReadonlyMap<string, Person>;
  readonly departments: ReadonlyMap<string, Department>;
  readonly intakeDepartmentId?: string;
  /** Whoever is on duty where the roster of the executives says nothing. */
  readonly executiveOnDutyId?: string;
  readonly dutyRosters?: DutyRosters;
}

/** Answers from memory, at most 1 s behind the read tables; cheap enough to ask for every command. */
export abstract class Directory {
  abstract snapshot(): Promise<DirectorySnapshot>;
  /** As the read tables are now: for whoever missed somebody who has just been registered. */
  abstract renewed(): Promise<DirectorySnapshot>;
}
