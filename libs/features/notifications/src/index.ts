export {
  NotificationsApiModule,
  NotificationsWorkerModule,
  notificationsEntities,
  notificationsProjections,
  notificationsStreams,
} from './notifications.module';
export { type MessageFigures, messagesBehind, nextHeldMessage, readMessageFigures } from './delivery/message-figures';
export { DeliveryQueues } from './delivery/start-deliveries';
export { PendingMessages } from './delivery/pending-messages';
export { notificationsProblems } from './http/notifications.problems';
export { Message1700000000500 } from './migrations/0001-message';
