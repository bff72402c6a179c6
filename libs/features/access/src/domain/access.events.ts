import { type EventDefinitions, type Fact, plain } from '@engine/decider';

/** Languages a colleague can be written to in. */
export type StaffLocale = 'zh-CN' | 'en';

/** What an API key may be good for. The HTTP platform checks the same names: a spec compares them. */
export type KeyRole = 'agent' | 'owner' | 'department_head' | 'auditor' | 'administrator';

export type PersonProfile = {
  readonly name: string;
  readonly email: string;
  readonly departmentId?: string;
  readonly locale?: StaffLocale;
  readonly phone?: string;
};

export type DepartmentProfile = {
  readonly name: string;
  readonly headId?: string;
  readonly crossDepartmentOwnerId?: string;
};

/** A change carries the whole profile as it is from then on. */
export type PersonEvent =
  | Fact<'PersonRegistered', PersonProfile>
  | Fact<'PersonChanged', PersonProfile>
  | Fact<
      'AbsenceAnnounced',
      {
        readonly absenceId: string;
        readonly from: string;
        readonly to: string;
        /** Who stands in meanwhile. */
        readonly delegateId: string;
        readonly reason?: string;
      }
    >
  | Fact<'AbsenceCancelled', { readonly absenceId: string; readonly reason?: string }>;

/** From `from` on, and no longer at `to`. */
export type DutyShift = { readonly from: string; readonly to: string; readonly personId: string };

export type DepartmentEvent =
  Fact<'DepartmentRegistered', DepartmentProfile> | Fact<'DepartmentChanged', DepartmentProfile>;

export type OrganisationEvent =
  | Fact<'IntakeDepartmentSet', { readonly departmentId: string }>
  | Fact<'ExecutiveOnDutySet', { readonly personId: string }>
  /** Without a department: the executives on duty. */
  | Fact<'DutyRosterSet', { readonly departmentId?: string; readonly shifts: readonly DutyShift[] }>;

export type ApiKeyEvent =
  | Fact<
      'ApiKeyIssued',
      {
        /** SHA-256 of the key, in hex; the key itself is nowhere. */
        readonly hash: string;
        /** The first characters of the key, by which people tell keys apart. */
        readonly prefix: string;
        readonly label: string;
        readonly roles: readonly KeyRole[];
        readonly personId?: string;
      }
    >
  | Fact<'ApiKeyRevoked', { readonly reason?: string }>;

export type AccessEvent = PersonEvent | DepartmentEvent | OrganisationEvent | ApiKeyEvent;

const profileOfAPerson = { version: 1, personal: { fields: ['name', 'email', 'phone'], subject: 'stream' } } as const;

const reasonOfAPerson = { version: 1, personal: { fields: ['reason'], subject: 'stream' } } as const;

export const personEvents: EventDefinitions<PersonEvent> = {
  PersonRegistered: profileOfAPerson,
  PersonChanged: profileOfAPerson,
  AbsenceAnnounced: reasonOfAPerson,
  AbsenceCancelled: reasonOfAPerson,
};
export const departmentEvents: EventDefinitions<DepartmentEvent> = {
  DepartmentRegistered: plain,
  DepartmentChanged: plain,
};
export const organisationEvents: EventDefinitions<OrganisationEvent> = {
  IntakeDepartmentSet: plain,
  ExecutiveOnDutySet: plain,
  DutyRosterSet: plain,
};
export const apiKeyEvents: EventDefinitions<ApiKeyEvent> = { ApiKeyIssued: plain, ApiKeyRevoked: plain };
