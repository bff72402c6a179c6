export { AuditApiModule } from './audit.module';
export { auditProblems } from './audit.problems';
