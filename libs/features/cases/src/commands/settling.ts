import { handles, handlesKnowing } from '@engine/event-store';
import { CaseKnowledge } from '../case-knowledge';
import { orAsk, wantedClosing, wantedNoResponse } from '../domain/approvals/request-approval';
import { caseStream } from '../domain/case';
import { resolutionWithPromises } from '../domain/promises/found-promises';
import { CloseCase, closeCase } from '../domain/settling/close-case';
import {
  ConfirmResolution,
  confirmResolution,
  DisputeResolution,
  disputeResolution,
  RequestConfirmation,
  requestConfirmation,
} from '../domain/settling/confirm-resolution';
import { RateSatisfaction, rateSatisfaction } from '../domain/settling/rate-satisfaction';
import { ReopenCase, reopenCase } from '../domain/settling/reopen-case';
import { ResolveIssue } from '../domain/settling/resolve-issue';
import { approvalIdOf } from './replies';

/** The part of the map that is about results, confirmation and closing. */
export const settlingHandlers = [
  handlesKnowing(
    CaseKnowledge,
    ResolveIssue,
    caseStream,
    ({ directory }) => orAsk(resolutionWithPromises(directory), wantedNoResponse, directory),
    approvalIdOf,
  ),
  handlesKnowing(CaseKnowledge, RequestConfirmation, caseStream, ({ timetables }) => requestConfirmation(timetables)),
  handles(ConfirmResolution, caseStream, confirmResolution),
  handles(DisputeResolution, caseStream, disputeResolution),
  handles(RateSatisfaction, caseStream, rateSatisfaction),
  handlesKnowing(CaseKnowledge, ReopenCase, caseStream, ({ timetables, directory }) =>
    reopenCase(timetables, directory),
  ),
  handlesKnowing(
    CaseKnowledge,
    CloseCase,
    caseStream,
    ({ timetables, directory }) => orAsk(closeCase(timetables, directory), wantedClosing, directory),
    approvalIdOf,
  ),
];
