import { handles } from '@engine/event-store';
import { AddAttachment, addAttachment } from '../domain/attachments/add-attachment';
import { WithdrawAttachment, withdrawAttachment } from '../domain/attachments/withdraw-attachment';
import { caseStream } from '../domain/case';
import { attachmentIdOf } from './replies';

/** The part of the map that is about attachments. */
export const attachmentsHandlers = [
  handles(AddAttachment, caseStream, addAttachment, attachmentIdOf),
  handles(WithdrawAttachment, caseStream, withdrawAttachment),
];
