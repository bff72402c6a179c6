export * from './fact';
export * from './decide';
export * from './rejection';
