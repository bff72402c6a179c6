import { EventStore, type Reply } from '@engine/event-store';
import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { calendarStream } from './domain/calendar';
import { policyStream } from './domain/policy';
import { PublishPolicy, publishPolicy } from './domain/publish-policy';

/** Looks up first whether the calendar that the policy counts in exists; no calendar ever ceases to. */
@CommandHandler(PublishPolicy)
export class PublishPolicyHandler implements ICommandHandler<PublishPolicy> {
  constructor(@Inject(EventStore) private readonly store: EventStore) {}

  async execute(command: PublishPolicy): Promise<Reply> {
    const calendar = await this.store.load(calendarStream, command.data.policy.calendar);
    return this.store.decide(policyStream, command, publishPolicy(calendar.version > 0));
  }
}
