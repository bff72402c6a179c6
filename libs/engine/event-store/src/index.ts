export * from './canonical';
export * from './chain';
export * from './codec';
export { derivedId } from '@engine/platform';
export * from './event-log';
export * from './event-store';
export * from './handles';
export { EventLog1700000000100 } from './migrations/0001-event-log';
export * from './verify-chain';
