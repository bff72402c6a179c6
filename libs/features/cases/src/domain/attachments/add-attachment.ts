import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Case } from '../case';
import type { CaseDataOf, CaseEvent } from '../case.events';
import { mustExist } from '../guards';

const AT_MOST = 100;

export class AddAttachment {
  constructor(
    readonly id: string,
    readonly data: CaseDataOf<'AttachmentAdded'>,
    readonly meta: CommandMeta,
  ) {}
}

/** At any time: what proves something may turn up late. The content is kept already, and is judged there. */
export const addAttachment: Decide<AddAttachment, Case, CaseEvent> = ({ data }, state) => {
  const { attachments } = mustExist(state);
  const kept = Object.values(attachments).filter((standing) => standing === 'kept').length;
  if (kept >= AT_MOST) {
    throw new Rejection('ATTACHMENTS_FULL', `A case has at most ${AT_MOST} attachments. Withdraw one first.`, {
      most: AT_MOST,
    });
  }
  const { attachmentId, sha256, size, mediaType, name, visibleToCustomer } = data;
  return [{ type: 'AttachmentAdded', data: { attachmentId, sha256, size, mediaType, name, visibleToCustomer } }];
};
