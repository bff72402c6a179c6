import { EventStore } from '@engine/event-store';
import { type Fact, streamIdOf } from '@engine/decider';
import type { WorkingCalendar } from '@engine/working-time';
import { Inject, Injectable } from '@nestjs/common';
import { type Policy, type PolicyPin, type Timetable, Timetables, UnknownTimetable } from './contract';
import { calendarStream } from './domain/calendar';
import { POLICY_ID, policyStream } from './domain/policy';
import type { CalendarEvent, PolicyEvent } from './domain/policy.events';

/** Every published version in memory, read from the streams themselves. */
@Injectable()
export class PublishedTimetables extends Timetables {
  /** Version n is at n - 1. */
  private readonly policies: Policy[] = [];
  private readonly calendars = new Map<string, WorkingCalendar[]>();
  /** The same object every time: what is computed of a calendar is kept with it. */
  private readonly timetables = new Map<string, Timetable>();
  private running?: Promise<void>;
  private next?: Promise<void>;

  constructor(@Inject(EventStore) private readonly store: EventStore) {
    super();
  }

  /** Whoever asks during a run shares the one after it: the run under way may have looked too early. */
  refresh(): Promise<void> {
    if (!this.running) return this.run();
    this.next ??= this.running.then(
      () => this.run(),
      () => this.run(),
    );
    return this.next;
  }

  current(): Timetable {
    if (this.policies.length === 0)
      throw new UnknownTimetable('No policy is known here: refresh, or publish the default pack.');
    return this.latest(this.policies.length);
  }

  latest(policyVersion: number): Timetable {
    const policy = this.policies.at(policyVersion - 1);
    if (policyVersion < 1 || !policy) throw new UnknownTimetable(`Policy ${policyVersion}.`);
    const calendarVersion = this.calendars.get(policy.calendar)?.length ?? 0;
    return this.of({ policyVersion, calendar: policy.calendar, calendarVersion });
  }

  of(pin: PolicyPin): Timetable {
    const { policyVersion, calendar, calendarVersion } = pin;
    const key = `${policyVersion}/${calendarVersion}/${calendar}`;
    const known = this.timetables.get(key);
    if (known) return known;
    const policy = this.policies[policyVersion - 1];
    const days = this.calendars.get(calendar)?.[calendarVersion - 1];
    if (!policy || !days)
      throw new UnknownTimetable(`Policy ${policyVersion} on calendar ${calendar} ${calendarVersion}.`);
    const timetable = { pin: { policyVersion, calendar, calendarVersion }, policy, calendar: days };
    this.timetables.set(key, timetable);
    return timetable;
  }

  private run(): Promise<void> {
    this.next = undefined;
    const run = this.read().finally(() => {
      if (this.running === run) this.running = undefined;
    });
    this.running = run;
    return run;
  }

  /** Reads of the same moment are one query. Calendars are kept first, so that no policy is known without its own. */
  private async read(): Promise<void> {
    const known = [...this.calendars.keys()];
    const [policies] = await Promise.all([
      this.readAfter<PolicyEvent>(streamIdOf(policyStream, POLICY_ID), this.policies.length),
      ...known.map((id) => this.readCalendar(id)),
    ]);
    const named = new Set(policies.map(({ policy }) => policy.calendar));
    await Promise.all([...named].filter((id) => !known.includes(id)).map((id) => this.readCalendar(id)));
    this.policies.push(...policies.map(({ policy }) => policy));
  }

  private async readCalendar(id: string): Promise<void> {
    const versions = this.calendars.get(id) ?? [];
    const published = await this.readAfter<CalendarEvent>(streamIdOf(calendarStream, id), versions.length);
    this.calendars.set(id, [...versions, ...published.map(({ calendar }) => calendar)]);
  }

  /** Each event of these streams is a version. */
  private async readAfter<E extends Fact>(streamId: string, afterVersion: number): Promise<E['data'][]> {
    const { log } = this.store;
    const { rows } = await log.readStream({ streamId, afterVersion });
    return rows.map((row) => log.codec.decode<E>(row).data);
  }
}
