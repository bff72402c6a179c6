export { AttachmentsApiModule } from './attachments.module';
export { attachmentsProblems } from './attachments.problems';
