export * from './health';
export * from './log';
export * from './metrics';
export * from './observability.module';
export * from './store-probes';
