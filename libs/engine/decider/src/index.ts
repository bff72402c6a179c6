export * from './fact';
export * from './decide';
export * from './rejection';
export * from './event-definitions';
