import { EventStore } from '@engine/event-store';
import { BusinessClock, Database, LOG, type Log, SETTINGS, type Settings } from '@engine/platform';
import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Courier } from './delivery/courier';
import { MailTransport, mailTransportOf } from './delivery/mail-transport';
import { MessageClaims } from './delivery/message-claims';
import { PendingMessages } from './delivery/pending-messages';
import { DeliveryQueues, MESSAGE_QUEUE, startDeliveries } from './delivery/start-deliveries';
import { messageStream } from './domain/message';
import { MessagesController } from './http/messages.controller';
import { MessageEntity, MessageOutcomeEntity } from './read/entities';
import { MESSAGE_WRITERS, MessageListQuery } from './read/message-list.query';
import { messageOutcomes } from './read/message-outcomes';

export const notificationsStreams = [messageStream] as const;
export const notificationsProjections = [messageOutcomes] as const;
export const notificationsEntities = [MessageEntity, MessageOutcomeEntity] as const;

@Module({})
export class NotificationsApiModule {
  /** @param writers names of the projections that write the table `message`, which `?after=` waits for */
  static forRoot({ writers }: { readonly writers: readonly string[] }): DynamicModule {
    return {
      module: NotificationsApiModule,
      imports: [TypeOrmModule.forFeature([...notificationsEntities])],
      controllers: [MessagesController],
      providers: [MessageListQuery, { provide: MESSAGE_WRITERS, useValue: writers }],
    };
  }
}

/**
 * Real milliseconds for which a message is in one process's hands. An attempt may take three quarters of it. With the
 * sweeper's pause it stays under a minute: so long a message can wait for a worker that was killed with it.
 */
const LEASE_MS = 40_000;

/** Needs Database, EventStore, BusinessClock, SETTINGS, LOG and Queues from global modules. */
@Module({
  providers: [
    { provide: MailTransport, useFactory: mailTransportOf, inject: [SETTINGS] },
    {
      provide: MessageClaims,
      useFactory: (database: Database) => new MessageClaims(database, LEASE_MS),
      inject: [Database],
    },
    {
      provide: Courier,
      useFactory: (
        claims: MessageClaims,
        store: EventStore,
        transport: MailTransport,
        clock: BusinessClock,
        { mailFrom }: Settings,
        log: Log,
      ) =>
        new Courier({
          claims,
          store,
          transport,
          clock,
          mailFrom,
          onRefusal: (messageId, { code, final, attempts }) =>
            log.warn({ messageId, code, final, attempts }, 'message not delivered'),
        }),
      inject: [MessageClaims, EventStore, MailTransport, BusinessClock, SETTINGS, LOG],
    },
    {
      provide: PendingMessages,
      useFactory: (database: Database, queues: DeliveryQueues, courier: Courier) =>
        new PendingMessages(database, queues.queue(MESSAGE_QUEUE), courier),
      inject: [Database, DeliveryQueues, Courier],
    },
  ],
  exports: [PendingMessages],
})
export class NotificationsWorkerModule
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  constructor(
    @Inject(DeliveryQueues) private readonly queues: DeliveryQueues,
    private readonly pending: PendingMessages,
    private readonly courier: Courier,
    @Inject(MailTransport) private readonly transport: MailTransport,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await startDeliveries(this.queues, this.pending, this.courier);
  }

  /** A mail cut off between the server's word and the log would go out again. The database closes after this. */
  beforeApplicationShutdown(): Promise<void> {
    return this.pending.stop();
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
