export * from './canonical';
export * from './chain';
export * from './codec';
export { derivedId } from '@engine/platform';
export * from './event-log';
export * from './event-store';
export * from './handles';
export * from './migrations';
export * from './verify-chain';
