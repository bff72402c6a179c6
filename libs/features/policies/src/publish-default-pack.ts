import type { CommandMeta, Decide } from '@engine/decider';
import { derivedId, type EventStore } from '@engine/event-store';
import { chineseCalendar } from '@engine/working-time';
import { defaultPolicy } from './default-policy';
import { calendarStream, type PublishedCalendar } from './domain/calendar';
import { POLICY_ID, policyStream, type PublishedPolicy } from './domain/policy';
import type { CalendarEvent, PolicyEvent } from './domain/policy.events';

/** The data is a name, not the documents: a later software, which brings others, must still know it was done. */
class PublishDefault {
  readonly data = { pack: 'default' };
  readonly meta: CommandMeta;

  constructor(
    readonly id: string,
    readonly category: string,
    now: Date,
  ) {
    const commandId = derivedId('default pack', category, id);
    this.meta = {
      actor: { kind: 'bootstrap', id: 'default-pack' },
      now,
      occurredAt: now,
      commandId,
      correlationId: commandId,
      cause: { kind: 'command', name: 'PublishDefaultPack' },
    };
  }
}

const note = 'Default pack';

const publishCalendar: Decide<PublishDefault, PublishedCalendar, CalendarEvent> = (_command, { version }) =>
  version > 0 ? [] : [{ type: 'CalendarPublished', data: { version: 1, calendar: chineseCalendar(), note } }];

const publishPolicy: Decide<PublishDefault, PublishedPolicy, PolicyEvent> = (_command, { version }) =>
  version > 0 ? [] : [{ type: 'PolicyPublished', data: { version: 1, policy: defaultPolicy, note } }];

/** Publishes what was never published; changes nothing afterwards. Safe to run from several processes at once. */
export async function publishDefaultPack(store: EventStore, now: Date): Promise<void> {
  const { calendar } = defaultPolicy;
  await store.decide(calendarStream, new PublishDefault(calendar, calendarStream.category, now), publishCalendar);
  await store.decide(policyStream, new PublishDefault(POLICY_ID, policyStream.category, now), publishPolicy);
}
