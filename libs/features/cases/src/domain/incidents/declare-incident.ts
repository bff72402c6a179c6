import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Case, ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import { deliverableChannel } from '../customer/customer-channel';
import { SendUpdate, sendUpdate } from '../customer/send-update';
import { mustBeOpen } from '../guards';

export class DeclareIncident {
  constructor(
    readonly id: string,
    readonly data: { readonly title: string },
    readonly meta: CommandMeta,
  ) {}
}

/** Others have the same cause: this case leads, they join. Its owner, plan and ladder are those of all. */
export const declareIncident: Decide<DeclareIncident, Case, CaseEvent> = ({ data: { title } }, state) => {
  const { incident } = mustBeOpen(state);
  if (incident?.role === 'member')
    throw new Rejection('IN_INCIDENT', `This case is part of incident ${incident.number}: leave it first.`, {
      number: incident.number,
    });
  if (incident?.title === title) return [];
  return [{ type: 'IncidentDeclared', data: { title } }];
};

export class WriteIncidentUpdate {
  constructor(
    readonly id: string,
    readonly data: { readonly text: string },
    readonly meta: CommandMeta,
  ) {}
}

/** One text for all who wait: the customer of this case is told with it, the others follow. */
export const writeIncidentUpdate: Decide<WriteIncidentUpdate, Case, CaseEvent> = ({ id, data, meta }, state) => {
  const existing = mustBeIncident(mustBeOpen(state));
  const written: CaseEvent = { type: 'IncidentUpdateWritten', data: { text: data.text } };
  if (!deliverableChannel(existing.customer)) return [written];
  return [written, ...sendUpdate(new SendUpdate(id, { text: data.text }, meta), existing)];
};

export class InviteCases {
  constructor(
    readonly id: string,
    readonly data: { readonly caseIds: readonly string[]; readonly text?: string },
    readonly meta: CommandMeta,
  ) {}
}

/** Whether others may join. Each of them records that itself; here the command is remembered, with what it asked. */
export const inviteCases: Decide<InviteCases, Case, CaseEvent> = (_, state) => {
  mustBeIncident(mustBeOpen(state));
  return [];
};

export function mustBeIncident(state: ExistingCase): ExistingCase & { incident: { role: 'lead'; title: string } } {
  const { incident } = state;
  if (incident?.role === 'lead') return { ...state, incident };
  throw new Rejection('NOT_AN_INCIDENT', 'This case has not been declared an incident.');
}
