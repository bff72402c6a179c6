import { handles, handlesKnowing } from '@engine/event-store';
import { CaseKnowledge } from '../case-knowledge';
import { caseStream } from '../domain/case';
import { DecideApproval, decideApproval } from '../domain/approvals/decide-approval';
import { RecordFindings, recordFindings } from '../domain/findings/record-findings';
import { KeepCommitment, keepCommitment } from '../domain/promises/keep-commitment';
import { MakeCommitment, makeCommitment } from '../domain/promises/make-commitment';
import { MoveCommitment, moveCommitment } from '../domain/promises/move-commitment';
import { AnswerProposal, answerProposal, ProposeSolution, proposeSolution } from '../domain/proposals/propose-solution';
import { RequestReview, requestReview, ReviewCase, reviewCase } from '../domain/review/review-case';

/** The part of the map that is about promises, proposals, approvals, reviews and findings. */
export const agreementsHandlers = [
  handlesKnowing(
    CaseKnowledge,
    MakeCommitment,
    caseStream,
    ({ directory }) => makeCommitment(directory),
    (_facts, { meta }) => ({ commitmentId: meta.commandId }),
  ),
  handles(KeepCommitment, caseStream, keepCommitment),
  handles(MoveCommitment, caseStream, moveCommitment),
  handles(ProposeSolution, caseStream, proposeSolution, (_facts, { meta }) => ({ proposalId: meta.commandId })),
  handles(AnswerProposal, caseStream, answerProposal),
  handlesKnowing(CaseKnowledge, DecideApproval, caseStream, ({ timetables, directory }) =>
    decideApproval(timetables, directory),
  ),
  handlesKnowing(CaseKnowledge, RequestReview, caseStream, ({ directory }) => requestReview(directory)),
  handles(ReviewCase, caseStream, reviewCase),
  handles(RecordFindings, caseStream, recordFindings),
];
