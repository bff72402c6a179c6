import type { EventDefinitions, Fact } from '@engine/decider';
import type { CaseStatus, CaseType, Channel, Urgency } from '../vocabulary';

/** What `GET /v1/cases` can be narrowed by. Part of events: a field may be added, none renamed. */
export type CaseFilter = {
  readonly q?: string;
  readonly status?: readonly CaseStatus[];
  readonly type?: readonly CaseType[];
  readonly urgency?: readonly Urgency[];
  readonly channel?: readonly Channel[];
  readonly level?: readonly string[];
  readonly owner?: string;
  readonly department?: string;
  readonly overdue?: boolean;
  readonly lateEntry?: boolean;
  readonly dueBefore?: string;
  readonly number?: string;
  readonly orderNo?: string;
  readonly customerReference?: string;
  readonly customerCode?: string;
  readonly product?: string;
  readonly problemCategory?: string;
};

/** A filter as it is from then on, as a whole. */
export type FilterContent = {
  readonly name: string;
  readonly query: CaseFilter;
  /** Shared with the whole department; absent: for its owner alone. */
  readonly departmentId?: string;
};

export type SavedFilterEvent =
  | Fact<'FilterSaved', FilterContent & { readonly ownerId: string }>
  | Fact<'FilterChanged', FilterContent>
  | Fact<'FilterDeleted', { readonly name: string }>;

/** A name and a query may hold the name of a customer. */
const content = { version: 1, personal: { fields: ['name', 'query'], subject: 'stream' } } as const;

export const savedFilterEvents: EventDefinitions<SavedFilterEvent> = {
  FilterSaved: content,
  FilterChanged: content,
  FilterDeleted: { version: 1, personal: { fields: ['name'], subject: 'stream' } },
};
