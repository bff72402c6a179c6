import { idOf, categoryOf } from '@engine/decider';
import { derivedId } from '@engine/event-store';
import type { BusinessClock } from '@engine/platform';
import { type Reaction, reaction } from '@engine/projections';
import type { MessageEvent } from '@features/notifications/contract';
import type { CommandBus } from '@nestjs/cqrs';
import { RecordUndelivered } from '../domain/customer/record-undelivered';

const NAME = 'record-undelivered-when-message-failed';

/** A message to a customer that could not be delivered is the case's business: somebody has to call. */
export function recordUndeliveredWhenMessageFailed(commands: CommandBus, clock: BusinessClock): Reaction {
  return reaction<MessageEvent>({
    name: NAME,
    on: {
      MessageFailed: async (event) => {
        const { source, audience } = event.data;
        if (audience !== 'customer' || categoryOf(source) !== 'case') return;
        const now = clock.now();
        await commands.execute(
          new RecordUndelivered(
            idOf(source),
            { messageId: idOf(event.streamId) },
            {
              actor: { kind: 'worker', id: NAME },
              now,
              occurredAt: now,
              commandId: derivedId(event.eventId, NAME),
              correlationId: event.meta.correlationId,
              cause: { kind: 'event', eventId: event.eventId, reaction: NAME },
            },
          ),
        );
      },
    },
  });
}
