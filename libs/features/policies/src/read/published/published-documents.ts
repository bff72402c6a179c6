import { type Actor, type Recorded, Rejection, streamIdOf } from '@engine/decider';
import { EventStore } from '@engine/event-store';
import type { WorkingCalendar } from '@engine/working-time';
import { Inject, Injectable } from '@nestjs/common';
import type { Policy } from '../../contract';
import { calendarStream } from '../../domain/calendar';
import { POLICY_ID, policyStream } from '../../domain/policy';
import type { CalendarEvent, PolicyEvent } from '../../domain/policy.events';

/** What was published, when and by whom. */
export interface Publication {
  readonly version: number;
  readonly note?: string;
  readonly publishedAt: string;
  readonly publishedBy: Actor;
}

export type PolicyVersion = Publication & { readonly policy: Policy };
export type CalendarVersion = Publication & { readonly id: string; readonly calendar: WorkingCalendar };

/** Folded from the streams, which are tiny: always current. */
@Injectable()
export class PublishedDocuments {
  constructor(@Inject(EventStore) private readonly store: EventStore) {}

  async policies(): Promise<PolicyVersion[]> {
    const events = await this.store.read<PolicyEvent>(streamIdOf(policyStream, POLICY_ID));
    return events.map((event) => ({ ...publicationOf(event), policy: event.data.policy }));
  }

  /** @throws Rejection POLICY_NOT_FOUND. Without a version: the latest. */
  async policy(version?: number): Promise<PolicyVersion> {
    const found = one(await this.policies(), version);
    if (!found) throw new Rejection('POLICY_NOT_FOUND', 'There is no such version of the policy.');
    return found;
  }

  /** @throws Rejection CALENDAR_NOT_FOUND. Without a version: the latest. */
  async calendar(id: string, version?: number): Promise<CalendarVersion> {
    const events = await this.store.read<CalendarEvent>(streamIdOf(calendarStream, id));
    const event = one(events, version);
    if (!event) throw new Rejection('CALENDAR_NOT_FOUND', 'There is no such calendar, or no such version of it.');
    return { id, ...publicationOf(event), calendar: event.data.calendar };
  }
}

function one<T extends { readonly version: number }>(versions: readonly T[], version?: number): T | undefined {
  return version === undefined ? versions.at(-1) : versions.find((candidate) => candidate.version === version);
}

function publicationOf(event: Recorded<PolicyEvent | CalendarEvent>): Publication {
  const { version, note } = event.data;
  return { version, note, publishedAt: event.recordedAt, publishedBy: event.meta.actor };
}
