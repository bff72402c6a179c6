export * from './engine.module';
export { type Settling } from './sandbox.controller';
export { SandboxModule } from './sandbox.module';
export { sandboxProblems } from './problems';
export { Work, type WorkParts } from './work';
