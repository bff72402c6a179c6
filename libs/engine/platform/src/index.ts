export * from './settings';
export * from './database';
export * from './business-clock';
export * from './migrate';
export { BusinessClock1700000000000 } from './migrations/0001-business-clock';
export * from './http';
export * from './observability';
export * from './embedded-postgres';
export * from './end-with-parent';
