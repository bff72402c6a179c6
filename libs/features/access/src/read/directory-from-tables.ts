import { Database, SETTINGS, type Settings } from '@engine/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type Department, Directory, type DirectorySnapshot, type Person } from '../contract';
import type { DepartmentRow } from './departments';
import type { OrganisationRow } from './organisation';
import type { PersonRow } from './people';

/** How long an answer is given without asking whether the tables changed. */
const FRESH_MS = 250;

/** One tiny query every quarter of a second while anybody asks; the tables are read only when they changed. */
@Injectable()
export class DirectoryFromTables extends Directory {
  private known?: { readonly stamp: string; readonly snapshot: DirectorySnapshot };
  private freshUntil = 0;
  private refreshing?: Promise<DirectorySnapshot>;

  constructor(
    protected readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'defaultLocale'>,
  ) {
    super();
  }

  async snapshot(): Promise<DirectorySnapshot> {
    if (this.known && Date.now() < this.freshUntil) return this.known.snapshot;
    this.refreshing ??= this.refresh().finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  async renewed(): Promise<DirectorySnapshot> {
    await this.refreshing; // it may have looked too early
    this.freshUntil = 0;
    return this.snapshot();
  }

  protected async refresh(): Promise<DirectorySnapshot> {
    const asked = Date.now();
    const [{ stamp }] = await this.database.query<{ stamp: string }>(STAMP);
    // The stamp is taken first: a change between the two reads is seen once more, never missed.
    if (this.known?.stamp !== stamp) this.known = { stamp, snapshot: await this.read() };
    this.freshUntil = asked + FRESH_MS;
    return this.known.snapshot;
  }

  private async read(): Promise<DirectorySnapshot> {
    const [people, departments, [organisation]] = await Promise.all([
      this.database.query<PersonRow & Record<string, unknown>>('select * from person'),
      this.database.query<DepartmentRow & Record<string, unknown>>('select * from department'),
      this.database.query<OrganisationRow & Record<string, unknown>>('select * from organisation'),
    ]);
    return {
      people: new Map(people.map((row) => [row.id, personOf(row, this.settings.defaultLocale)])),
      departments: new Map(departments.map((row) => [row.id, departmentOf(row)])),
      intakeDepartmentId: organisation?.intake_department_id ?? undefined,
      executiveOnDutyId: organisation?.executive_on_duty_id ?? undefined,
      dutyRosters: organisation?.duty_rosters,
    };
  }
}

const STAMP = `select concat_ws(' ', (select max(position) from person), (select max(position) from department),
                                (select max(position) from organisation)) as stamp`;

function personOf(row: PersonRow, defaultLocale: Person['locale']): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    departmentId: row.department_id ?? undefined,
    locale: row.locale ?? defaultLocale,
    phone: row.phone ?? undefined,
    absences: row.absences,
  };
}

function departmentOf(row: DepartmentRow): Department {
  return {
    id: row.id,
    name: row.name,
    headId: row.head_id ?? undefined,
    crossDepartmentOwnerId: row.cross_department_owner_id ?? undefined,
  };
}
