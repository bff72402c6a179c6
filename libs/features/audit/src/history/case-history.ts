import { type Actor, type Cause, type Json, Rejection, streamIdOf } from '@engine/decider';
import { EventStore } from '@engine/event-store';
import { afterCursor, type Locale, type Page, pageOf, SETTINGS, type Settings } from '@engine/platform';
import { Directory } from '@features/access/contract';
import { caseStream, type CaseEvent } from '@features/cases/contract';
import { Timetables } from '@features/policies/contract';
import { Inject, Injectable } from '@nestjs/common';
import { type Audited, readMasked } from '../read-masked';
import type { CaseView, Change } from './case-view';
import { type By, eventsUntil } from './moment';
import { retell, type Told } from './retell';
import { titleOf } from './titles/title';
import { visibleToCustomer } from './visibility';

export interface HistoryEntry {
  readonly position: number;
  readonly version: number;
  readonly eventId: string;
  readonly event: CaseEvent['type'];
  readonly title: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  /** Recorded later after it happened than the case's policy allows (L10-L12). */
  readonly lateEntry: boolean;
  readonly actor: Actor & { readonly name?: string };
  readonly onBehalfOf?: string;
  readonly cause: Cause;
  readonly changes: readonly Change[];
  readonly visibleToCustomer: boolean;
  readonly data: Json;
  readonly hash: string;
}

export interface HistoryQuestion {
  readonly at?: Date;
  readonly by: By;
  readonly limit: number;
  readonly cursor?: string;
  readonly locale: Locale;
}

/** `state` is the case at the moment asked for, whichever page is read. */
export type History = Page<HistoryEntry> & { readonly state: CaseView };

const HOUR = 3_600_000;

@Injectable()
export class CaseHistory {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly timetables: Timetables,
    private readonly directory: Directory,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'defaultTimeZone'>,
  ) {}

  /** @throws Rejection CASE_NOT_FOUND */
  async read(id: string, { at, by, limit, cursor, locale }: HistoryQuestion): Promise<History> {
    const [after = 0] = (afterCursor(cursor, 'integer') ?? []) as number[];
    const events = await this.events(id);
    const { told, state } = retell(at ? eventsUntil(events, at, by) : events);
    const tell = await this.teller(events[0], locale);
    const page = told.filter(({ event }) => event.version > after).slice(0, limit + 1);
    return { ...pageOf(page, limit, ({ event }) => [event.version], tell), state };
  }

  private async events(id: string): Promise<Audited<CaseEvent>[]> {
    const { log } = this.store;
    const { rows } = await log.readStream({ streamId: streamIdOf(caseStream, id), afterVersion: 0 });
    if (rows.length === 0) throw new Rejection('CASE_NOT_FOUND', 'There is no such case.');
    return rows.map((row) => readMasked<CaseEvent>(log.codec, row));
  }

  private async teller(first: Audited<CaseEvent>, locale: Locale) {
    const lateAfter = (await this.lateEntryHours(first)) * HOUR;
    const { people } = await this.directory.snapshot();
    return ({ event, changes }: Told<Audited<CaseEvent>>): HistoryEntry => {
      const { actor, onBehalfOf, cause } = event.meta;
      const name = actor.kind === 'person' ? people.get(actor.id)?.name : undefined;
      return {
        position: event.position,
        version: event.version,
        eventId: event.eventId,
        event: event.type,
        title: titleOf(event, locale, this.settings.defaultTimeZone),
        occurredAt: event.occurredAt,
        recordedAt: event.recordedAt,
        lateEntry: isLate(event, lateAfter),
        actor: { ...actor, ...(name ? { name } : {}) },
        ...(onBehalfOf ? { onBehalfOf } : {}),
        cause,
        changes,
        visibleToCustomer: visibleToCustomer(event),
        data: event.data as unknown as Json,
        hash: event.hash,
      };
    };
  }

  /** The case is held to the policy it was received under. */
  private async lateEntryHours(first: Audited<CaseEvent>): Promise<number> {
    if (first.type !== 'FeedbackReceived') throw new Error(`${first.streamId} does not begin with its feedback.`);
    await this.timetables.refresh();
    return this.timetables.of(first.data.policy).policy.lateEntryHours;
  }
}

function isLate(event: Audited<CaseEvent>, lateAfter: number): boolean {
  if (event.type === 'FeedbackReceived') return event.data.lateEntry;
  return Date.parse(event.recordedAt) - Date.parse(event.occurredAt) > lateAfter;
}
