import { type CommandMeta, idOf, type Recorded } from '@engine/decider';
import { derivedId, EventStore } from '@engine/event-store';
import { BusinessClock, Database } from '@engine/platform';
import { type Reaction, reaction, ReadYourWrites } from '@engine/projections';
import { Injectable } from '@nestjs/common';
import { ForEachCase } from '../bulk/for-each-case';
import { caseStream, type ExistingCase } from '../domain/case';
import type { CaseEvent } from '../domain/case.events';
import { SendUpdate } from '../domain/customer/send-update';
import { NotifyDelay } from '../domain/planning/notify-delay';
import { PlanResolution } from '../domain/planning/plan-resolution';
import { RequestConfirmation } from '../domain/settling/confirm-resolution';
import { ResolveIssue } from '../domain/settling/resolve-issue';
import { INCIDENT_CASES } from '../read/incidents/incident-cases.projection';

const NAME = 'follow-the-incident';

const MEMBERS = 'select case_id from incident_case where incident_id = $1 and case_id <> $1 order by number';

type CommandFor = Parameters<ForEachCase['run']>[2];

/**
 * What is planned, told and settled for an incident holds for each of its cases. A case that refuses (it has been
 * settled meanwhile, or was promised an earlier date) goes its own way: its own clocks see to it.
 */
@Injectable()
export class FollowTheIncident {
  constructor(
    private readonly store: EventStore,
    private readonly forEachCase: ForEachCase,
    private readonly database: Database,
    private readonly clock: BusinessClock,
  ) {}

  get reaction(): Reaction {
    return reaction<CaseEvent>({
      name: NAME,
      on: {
        IncidentJoined: async (event) => {
          const { state } = await this.store.load(caseStream, event.data.incidentId);
          if (state.status !== 'absent' && state.plan)
            await this.plan(event, [idOf(event.streamId)], state.plan.date, event.data.title);
        },
        IncidentUpdateWritten: async (event) => {
          await this.all(
            event,
            await this.members(event),
            'update',
            (id, meta) => new SendUpdate(id, event.data, meta),
          );
        },
        ResolutionPlanned: async (event) => {
          const title = await this.titleOf(event);
          if (title) await this.plan(event, await this.members(event), event.data.plannedDate, title);
        },
        DelayNotified: async (event) => {
          if (await this.titleOf(event))
            await this.plan(event, await this.members(event), event.data.plannedDate, event.data.reason);
        },
        IssueResolved: async (event) => {
          if (!(await this.titleOf(event))) return;
          const members = await this.members(event);
          await this.all(event, members, 'resolve', (id, meta) => {
            const idOfVisit = (kind: string) => derivedId(meta.commandId, kind);
            const visitIds = { value_check: idOfVisit('value_check'), callback: idOfVisit('callback') };
            return new ResolveIssue(id, { ...event.data, visitIds }, meta);
          });
          const summary = event.data.toldCustomer ?? event.data.result;
          await this.all(event, members, 'ask', (id, meta) => new RequestConfirmation(id, { summary }, meta));
        },
      },
    });
  }

  /** A case without a date takes the incident's; one that was promised an earlier date is told of the delay. */
  private async plan(
    event: Recorded<CaseEvent>,
    ids: readonly string[],
    plannedDate: string,
    why: string,
  ): Promise<void> {
    const plan = { measures: [why], milestones: [], resources: [], plannedDate };
    const results = await this.all(event, ids, 'plan', (id, meta) => new PlanResolution(id, plan, meta));
    const promised = results.flatMap((result) => (result.ok ? [] : [result.caseId]));
    await this.all(event, promised, 'delay', (id, meta) => new NotifyDelay(id, { plannedDate, reason: why }, meta));
  }

  private async titleOf({ streamId }: Recorded<CaseEvent>): Promise<string | undefined> {
    const { state } = await this.store.load(caseStream, idOf(streamId));
    const { incident } = state as Partial<ExistingCase>;
    return incident?.role === 'lead' ? incident.title : undefined;
  }

  /** Whoever had joined when it happened; later ones take it along as they join. */
  private async members({ streamId, position }: Recorded<CaseEvent>): Promise<string[]> {
    await new ReadYourWrites(this.database).waitFor(INCIDENT_CASES, position);
    const rows = await this.database.query<{ case_id: string }>(MEMBERS, [idOf(streamId)]);
    return rows.map(({ case_id }) => case_id);
  }

  private all(event: Recorded<CaseEvent>, ids: readonly string[], what: string, commandFor: CommandFor) {
    const now = this.clock.now();
    const meta: CommandMeta = {
      actor: event.meta.actor,
      now,
      occurredAt: now,
      commandId: derivedId(event.eventId, NAME, what),
      correlationId: event.meta.correlationId,
      cause: { kind: 'event', eventId: event.eventId, reaction: NAME },
    };
    return this.forEachCase.run(ids, meta, commandFor);
  }
}
