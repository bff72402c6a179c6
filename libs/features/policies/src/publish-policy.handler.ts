import { EventStore, type Reply } from '@engine/event-store';
import { Directory } from '@features/access/contract';
import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { calendarStream } from './domain/calendar';
import { policyStream } from './domain/policy';
import { PublishPolicy, publishPolicy } from './domain/publish-policy';

/** Looks up first whether the calendar and the people that the policy names exist; none of them ever ceases to. */
@CommandHandler(PublishPolicy)
export class PublishPolicyHandler implements ICommandHandler<PublishPolicy> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  async execute(command: PublishPolicy): Promise<Reply> {
    const calendar = await this.store.load(calendarStream, command.data.policy.calendar);
    return this.store.decide(
      policyStream,
      command,
      publishPolicy(calendar.version > 0, await this.directory.renewed()),
    );
  }
}
