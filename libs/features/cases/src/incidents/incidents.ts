import type { CommandMeta } from '@engine/decider';
import { EventStore } from '@engine/event-store';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type BulkResult, ForEachCase } from '../bulk/for-each-case';
import { caseStream } from '../domain/case';
import { mustExist } from '../domain/guards';
import { InviteCases, mustBeIncident } from '../domain/incidents/declare-incident';
import { JoinIncident } from '../domain/incidents/join-incident';

/** What concerns an incident and its many cases at once. */
@Injectable()
export class Incidents {
  constructor(
    private readonly commands: CommandBus,
    private readonly store: EventStore,
    private readonly forEachCase: ForEachCase,
  ) {}

  /** @throws Rejection CASE_NOT_FOUND, CASE_NOT_OPEN, NOT_AN_INCIDENT of the incident; the cases answer for themselves */
  async join(
    id: string,
    caseIds: readonly string[],
    text: string | undefined,
    meta: CommandMeta,
  ): Promise<BulkResult[]> {
    await this.commands.execute(new InviteCases(id, { caseIds, text }, meta));
    const { state } = await this.store.load(caseStream, id);
    const { number, owner, incident } = mustBeIncident(mustExist(state));
    const joining = { id, number, title: incident.title, owner };
    return this.forEachCase.run(
      caseIds,
      { ...meta, expectedVersion: undefined }, // of the incident, seen by the command before
      (caseId, own) => new JoinIncident(caseId, { incident: joining, text }, own),
    );
  }
}
