export { AccessApiModule, AccessWorkerModule, accessEntities, accessProjections, accessStreams } from './access.module';
export { accessProblems } from './http/access.problems';
export { type FirstKey, type KeyKeeper, bootstrapAccess } from './keys/first-key';
export { keyFile } from './keys/key-file';
export { Access1700000000400 } from './migrations/0001-access';
export { AbsencesAndDuty1700000001400 } from './migrations/0002-absences-and-duty';
export { CompleteDirectory } from './read/complete-directory';
export { DirectoryFromTables } from './read/directory-from-tables';
