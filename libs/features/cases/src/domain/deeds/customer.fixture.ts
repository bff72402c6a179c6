import { AddAttachment, addAttachment } from '../attachments/add-attachment';
import { WithdrawAttachment, withdrawAttachment } from '../attachments/withdraw-attachment';
import * as the from '../case.fixture';
import { directory, timetables } from '../case.fixture';
import { NoteProgress, noteProgress } from '../customer/note-progress';
import { NudgeCase, nudgeCase } from '../customer/nudge-case';
import { RecordContact } from '../customer/record-contact';
import { RecordReply, recordReply } from '../customer/record-reply';
import { RecordUndelivered, recordUndelivered } from '../customer/record-undelivered';
import { SendUpdate, sendUpdate } from '../customer/send-update';
import { contactWithPromises } from '../promises/found-promises';
import { contactOutcomes } from '../vocabulary';
import { CorrectDetails, correctDetails } from '../voice/correct-details';
import { DraftUpdate, draftUpdate } from '../voice/draft-update';
import { WithdrawCase, withdrawCase } from '../voice/withdraw-case';
import * as fc from 'fast-check';
import { c, does, isoIn, type Move, nothing, someMessage, spoken } from './deed.fixture';

export const customerDeeds: fc.Arbitrary<Move>[] = [
  does('contact', fc.tuple(fc.constantFrom(...contactOutcomes), fc.boolean()), (l, [outcome, visibleToCustomer], as) =>
    l.send(
      contactWithPromises(directory),
      (m) =>
        new RecordContact(
          c,
          {
            channel: 'phone',
            outcome,
            summary: '致电',
            visibleToCustomer,
            promises: visibleToCustomer ? [{ what: '回电', dueAt: isoIn(l, 30), ownerId: 'liu' }] : undefined,
          },
          m,
        ),
      as,
    ),
  ),
  does('reply', nothing, (l, _, as) =>
    l.send(recordReply, (m) => new RecordReply(c, { channel: 'email', text: '好', emotions: [] }, m), as),
  ),
  does('nudge', nothing, (l, _, as) =>
    l.send(nudgeCase(timetables), (m) => new NudgeCase(c, { channel: 'phone', text: '请尽快' }, m), as),
  ),
  does('note', fc.boolean(), (l, visibleToCustomer, as) =>
    l.send(noteProgress, (m) => new NoteProgress(c, { text: '检测', visibleToCustomer }, m), as),
  ),
  does('update', spoken, (l, channel, as) =>
    l.send(sendUpdate, (m) => new SendUpdate(c, { text: '进展', channel }, m), as),
  ),
  does('correct', fc.constantFrom(undefined, 'new@example.com'), (l, email, as) =>
    l.send(
      correctDetails,
      (m) => new CorrectDetails(c, { customer: { contact: { email } }, orderNo: 'SO-2', reason: '核对' }, m),
      as,
    ),
  ),
  does('draft', nothing, (l, _, as) => l.send(draftUpdate, (m) => new DraftUpdate(c, { text: '配件明早到' }, m), as)),
  does('withdraw', fc.boolean(), (l, inWriting, as) =>
    l.send(
      withdrawCase(timetables),
      (m) => new WithdrawCase(c, { words: '不用了', channel: 'phone', inWriting }, m),
      as,
    ),
  ),
  does('attach', fc.uuid(), (l, attachmentId, as) =>
    l.send(addAttachment, (m) => new AddAttachment(c, the.attached(attachmentId).data, m), as),
  ),
  does('withdraw', fc.nat(), (l, pick, as) => {
    const ids = Object.keys(l.existing.attachments);
    const attachmentId = ids[pick % ids.length] ?? 'none';
    l.send(withdrawAttachment, (m) => new WithdrawAttachment(c, { attachmentId, reason: '误传' }, m), as);
  }),
  does('undelivered', fc.nat(), (l, pick, as) =>
    l.send(
      recordUndelivered(timetables, directory),
      (m) => new RecordUndelivered(c, { messageId: someMessage(l, pick) }, m),
      as,
    ),
  ),
];
