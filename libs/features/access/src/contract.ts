import type { StaffLocale } from './domain/access.events';

export type * from './domain/access.events';

/** A colleague. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly departmentId?: string;
  readonly locale: StaffLocale;
  readonly phone?: string;
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
  readonly executiveOnDutyId?: string;
}

/** Answers from memory, at most 1 s behind the read tables; cheap enough to ask for every command. */
export abstract class Directory {
  abstract snapshot(): Promise<DirectorySnapshot>;
  /** As the read tables are now: for whoever missed somebody who has just been registered. */
  abstract renewed(): Promise<DirectorySnapshot>;
}
