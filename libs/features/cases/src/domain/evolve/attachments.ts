import type { CaseEventOf } from '../case.events';
import type { ExistingCase } from '../case-state';

export function attachmentAdded(state: ExistingCase, event: CaseEventOf<'AttachmentAdded'>): ExistingCase {
  return { ...state, attachments: { ...state.attachments, [event.data.attachmentId]: 'kept' } };
}

export function attachmentWithdrawn(state: ExistingCase, event: CaseEventOf<'AttachmentWithdrawn'>): ExistingCase {
  return { ...state, attachments: { ...state.attachments, [event.data.attachmentId]: 'withdrawn' } };
}
