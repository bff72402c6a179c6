import type { EventDefinitions, Recorded } from '@engine/decider';
import { type AppointmentEvent, appointmentEvents } from './events/appointments.events';
import { type CustomerToldEvent, customerToldEvents } from './events/customer-told.events';
import { type DemandEvent, demandEvents } from './events/demands.events';
import { type EscalationEvent, escalationEvents } from './events/escalations.events';
import { type FollowUpEvent, followUpEvents } from './events/follow-ups.events';
import { type IntakeEvent, intakeEvents } from './events/intake.events';
import { type PlanningEvent, planningEvents } from './events/planning.events';
import { type ReturnVisitEvent, returnVisitEvents } from './events/return-visits.events';
import { type SettlingEvent, settlingEvents } from './events/settling.events';

export type { Todo } from './events/appointments.events';
export type { Need } from './events/demands.events';
export type { EscalationCause, StepFired } from './events/escalations.events';
export type { Feedback } from './events/intake.events';
export type { CaseCustomer, Recipient, StaffRef } from './events/who';

export type CaseEvent =
  | IntakeEvent
  | CustomerToldEvent
  | PlanningEvent
  | EscalationEvent
  | FollowUpEvent
  | SettlingEvent
  | AppointmentEvent
  | ReturnVisitEvent
  | DemandEvent;

/** What one type of event holds, and the same as it comes from the log. */
export type CaseDataOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>['data'];
export type CaseEventOf<T extends CaseEvent['type']> = Recorded<Extract<CaseEvent, { type: T }>>;

export const caseEvents: EventDefinitions<CaseEvent> = {
  ...intakeEvents,
  ...customerToldEvents,
  ...planningEvents,
  ...escalationEvents,
  ...followUpEvents,
  ...settlingEvents,
  ...appointmentEvents,
  ...returnVisitEvents,
  ...demandEvents,
};
