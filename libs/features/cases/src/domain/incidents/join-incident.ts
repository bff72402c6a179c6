import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent, StaffRef } from '../case.events';
import { deliverableChannel } from '../customer/customer-channel';
import { SendUpdate, sendUpdate } from '../customer/send-update';
import { mustBeOpen, mustExist } from '../guards';

export class JoinIncident {
  constructor(
    readonly id: string,
    readonly data: {
      readonly incident: {
        readonly id: string;
        readonly number: string;
        readonly title: string;
        readonly owner?: StaffRef;
      };
      /** What the customer is told at once. Left out, they are still owed their first answer. */
      readonly text?: string;
    },
    readonly meta: CommandMeta,
  ) {}
}

export const joinIncident: Decide<JoinIncident, Case, CaseEvent> = ({ id, data, meta }, state) => {
  const existing = mustBeOpen(state);
  const { incident, text } = data;
  if (incident.id === id || existing.incident?.role === 'lead')
    throw new Rejection('IS_INCIDENT', 'This case is an incident itself: others join it, it joins none.');
  if (existing.incident?.id === incident.id) return [];
  if (existing.incident)
    throw new Rejection('IN_INCIDENT', `This case is part of incident ${existing.incident.number}: leave it first.`, {
      number: existing.incident.number,
    });
  const { number, title, owner } = incident;
  const joined: CaseEvent = { type: 'IncidentJoined', data: { incidentId: incident.id, number, title, owner } };
  if (!text || !deliverableChannel(existing.customer)) return [joined];
  return [joined, ...sendUpdate(new SendUpdate(id, { text }, meta), existing)];
};

export class LeaveIncident {
  constructor(
    readonly id: string,
    readonly data: { readonly reason: string },
    readonly meta: CommandMeta,
  ) {}
}

/** It has another cause after all. */
export const leaveIncident: Decide<LeaveIncident, Case, CaseEvent> = ({ data: { reason } }, state) => {
  const { incident } = mustExist(state);
  if (incident?.role !== 'member')
    throw new Rejection('NOT_IN_INCIDENT', 'This case is part of no incident, or leads one.');
  mustBeOpen(state);
  return [{ type: 'IncidentLeft', data: { incidentId: incident.id, number: incident.number, reason } }];
};
