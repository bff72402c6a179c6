import type { EventDefinitions, Fact } from '@engine/decider';
import type { StaffRef } from './who';
import { ofTheCustomer } from './of-the-customer';

/** A case becomes an incident when others turn out to have the same cause and join it. */
export type IncidentsEvent =
  | Fact<'IncidentDeclared', { readonly title: string }>
  | Fact<'IncidentUpdateWritten', { readonly text: string }>
  | Fact<
      'IncidentJoined',
      {
        readonly incidentId: string;
        readonly number: string;
        readonly title: string;
        readonly owner?: StaffRef;
      }
    >
  | Fact<'IncidentLeft', { readonly incidentId: string; readonly number: string; readonly reason: string }>;

export const incidentsEvents: EventDefinitions<IncidentsEvent> = {
  IncidentDeclared: ofTheCustomer('title'),
  IncidentUpdateWritten: ofTheCustomer('text'),
  IncidentJoined: ofTheCustomer('title'),
  IncidentLeft: ofTheCustomer('reason'),
};
