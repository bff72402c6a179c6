export * from './engine.module';
export * from './sandbox.controller';
export { sandboxProblems } from './problems';
export { Work, type WorkParts } from './work';
