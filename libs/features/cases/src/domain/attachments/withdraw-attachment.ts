import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Case } from '../case';
import type { CaseEvent } from '../case.events';
import { mustExist } from '../guards';

export class WithdrawAttachment {
  constructor(
    readonly id: string,
    readonly data: { readonly attachmentId: string; readonly reason: string },
    readonly meta: CommandMeta,
  ) {}
}

/** Nobody can download it any more; that it was there stays known. */
export const withdrawAttachment: Decide<WithdrawAttachment, Case, CaseEvent> = ({ data }, state) => {
  const standing = mustExist(state).attachments[data.attachmentId];
  if (!standing) throw new Rejection('ATTACHMENT_UNKNOWN', 'The case has no such attachment.');
  if (standing === 'withdrawn') return [];
  return [{ type: 'AttachmentWithdrawn', data: { attachmentId: data.attachmentId, reason: data.reason } }];
};
