import { handles, handlesKnowing } from '@engine/event-store';
import { CaseKnowledge } from '../case-knowledge';
import { caseStream } from '../domain/case';
import { AgreeUpdateInterval, agreeUpdateInterval } from '../domain/customer/agree-update-interval';
import { NoteProgress, noteProgress } from '../domain/customer/note-progress';
import { NudgeCase, nudgeCase } from '../domain/customer/nudge-case';
import { RecordContact } from '../domain/customer/record-contact';
import { RecordReply, recordReply } from '../domain/customer/record-reply';
import { RecordUndelivered, recordUndelivered } from '../domain/customer/record-undelivered';
import { SendUpdate, sendUpdate } from '../domain/customer/send-update';
import { contactWithPromises } from '../domain/promises/found-promises';
import { AddQuotes, addQuotes } from '../domain/voice/add-quotes';
import { CorrectDetails, correctDetails } from '../domain/voice/correct-details';
import { DraftUpdate, draftUpdate } from '../domain/voice/draft-update';
import { Paraphrase, paraphrase } from '../domain/voice/paraphrase';
import { WithdrawCase, withdrawCase } from '../domain/voice/withdraw-case';

/** The part of the map that is about what the customer says and hears. */
export const customerHandlers = [
  handlesKnowing(CaseKnowledge, RecordContact, caseStream, ({ directory }) => contactWithPromises(directory)),
  handles(RecordReply, caseStream, recordReply),
  handlesKnowing(CaseKnowledge, NudgeCase, caseStream, ({ timetables }) => nudgeCase(timetables)),
  handles(NoteProgress, caseStream, noteProgress),
  handles(SendUpdate, caseStream, sendUpdate),
  handles(AgreeUpdateInterval, caseStream, agreeUpdateInterval),
  handlesKnowing(CaseKnowledge, RecordUndelivered, caseStream, ({ timetables, directory }) =>
    recordUndelivered(timetables, directory),
  ),
  handles(AddQuotes, caseStream, addQuotes),
  handles(CorrectDetails, caseStream, correctDetails),
  handles(Paraphrase, caseStream, paraphrase),
  handles(DraftUpdate, caseStream, draftUpdate),
  handlesKnowing(CaseKnowledge, WithdrawCase, caseStream, ({ timetables }) => withdrawCase(timetables)),
];
