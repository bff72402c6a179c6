import type { EventDefinitions, Recorded } from '@engine/decider';
import { type ApprovalEvent, approvalEvents } from './events/approvals.events';
import { type AppointmentEvent, appointmentEvents } from './events/appointments.events';
import { type AttachmentEvent, attachmentEvents } from './events/attachments.events';
import { type CustomerToldEvent, customerToldEvents } from './events/customer-told.events';
import { type DepartmentsEvent, departmentsEvents } from './events/departments.events';
import { type DemandEvent, demandEvents } from './events/demands.events';
import { type EscalationEvent, escalationEvents } from './events/escalations.events';
import { type FollowUpEvent, followUpEvents } from './events/follow-ups.events';
import { type IncidentsEvent, incidentsEvents } from './events/incidents.events';
import { type IntakeEvent, intakeEvents } from './events/intake.events';
import { type PlanningEvent, planningEvents } from './events/planning.events';
import { type RelatedEvent, relatedEvents } from './events/related.events';
import { type PromiseEvent, promiseEvents } from './events/promises.events';
import { type ReturnVisitEvent, returnVisitEvents } from './events/return-visits.events';
import { type ServiceLevelEvent, serviceLevelEvents } from './events/service-levels.events';
import { type SettlingEvent, settlingEvents } from './events/settling.events';
import { type VoiceEvent, voiceEvents } from './events/voice.events';

export type { Findings, Wanted } from './events/approvals.events';
export type { Todo } from './events/appointments.events';
export type { Need } from './events/demands.events';
export type { EscalationCause, StepFired } from './events/escalations.events';
export type { MovedDueTime } from './events/service-levels.events';
export type { Feedback } from './events/intake.events';
export type { OtherCase } from './events/related.events';
export type { CaseParticulars } from './events/voice.events';
export type { CaseCustomer, InsteadOf, Recipient, StaffRef } from './events/who';

export type CaseEvent =
  | IntakeEvent
  | DepartmentsEvent
  | IncidentsEvent
  | CustomerToldEvent
  | PlanningEvent
  | EscalationEvent
  | FollowUpEvent
  | SettlingEvent
  | VoiceEvent
  | RelatedEvent
  | PromiseEvent
  | ApprovalEvent
  | AppointmentEvent
  | ReturnVisitEvent
  | DemandEvent
  | ServiceLevelEvent
  | AttachmentEvent;

/** What one type of event holds, and the same as it comes from the log. */
export type CaseDataOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>['data'];
export type CaseEventOf<T extends CaseEvent['type']> = Recorded<Extract<CaseEvent, { type: T }>>;

export const caseEvents: EventDefinitions<CaseEvent> = {
  ...intakeEvents,
  ...departmentsEvents,
  ...incidentsEvents,
  ...customerToldEvents,
  ...planningEvents,
  ...escalationEvents,
  ...followUpEvents,
  ...settlingEvents,
  ...voiceEvents,
  ...relatedEvents,
  ...promiseEvents,
  ...approvalEvents,
  ...appointmentEvents,
  ...returnVisitEvents,
  ...demandEvents,
  ...serviceLevelEvents,
  ...attachmentEvents,
};
