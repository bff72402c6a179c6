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
export type PersonEvent = Fact<'PersonRegistered', PersonProfile> | Fact<'PersonChanged', PersonProfile>;

export type DepartmentEvent =
  Fact<'DepartmentRegistered', DepartmentProfile> | Fact<'DepartmentChanged', DepartmentProfile>;

export type OrganisationEvent =
  | Fact<'IntakeDepartmentSet', { readonly departmentId: string }>
  | Fact<'ExecutiveOnDutySet', { readonly personId: string }>;

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

export const personEvents: EventDefinitions<PersonEvent> = {
  PersonRegistered: profileOfAPerson,
  PersonChanged: profileOfAPerson,
};
export const departmentEvents: EventDefinitions<DepartmentEvent> = {
  DepartmentRegistered: plain,
  DepartmentChanged: plain,
};
export const organisationEvents: EventDefinitions<OrganisationEvent> = {
  IntakeDepartmentSet: plain,
  ExecutiveOnDutySet: plain,
};
export const apiKeyEvents: EventDefinitions<ApiKeyEvent> = { ApiKeyIssued: plain, ApiKeyRevoked: plain };
