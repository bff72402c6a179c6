import { EventStore } from '@engine/event-store';
import { BusinessClock } from '@engine/platform';
import type { Reaction } from '@engine/projections';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { FollowTheIncident } from './follow-the-incident';
import { tellOtherCaseWhenRelated } from './tell-other-case-when-related';
import { recordUndeliveredWhenMessageFailed } from './record-undelivered-when-message-failed';

/** What cases do of themselves when something happens elsewhere. */
@Injectable()
export class CaseReactions {
  constructor(
    private readonly commands: CommandBus,
    private readonly store: EventStore,
    private readonly clock: BusinessClock,
    private readonly incident: FollowTheIncident,
  ) {}

  get all(): readonly Reaction[] {
    return [
      recordUndeliveredWhenMessageFailed(this.commands, this.clock),
      tellOtherCaseWhenRelated(this.commands, this.store, this.clock),
      this.incident.reaction,
    ];
  }
}
