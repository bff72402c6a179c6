export * from './settings';
export * from './database';
export * from './business-clock';
export * from './migrate';
export { BusinessClock1700000000000 } from './migrations/0001-business-clock';
