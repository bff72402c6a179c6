/** All that other features may import of cases: events, state and vocabulary. Pure. */
export * from './domain/case.events';
export { caseStream, departmentOf, isOpen, type Case, type ExistingCase } from './domain/case';
export * from './domain/vocabulary';
