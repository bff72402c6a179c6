import { DecideApproval, decideApproval } from '../approvals/decide-approval';
import { directory, timetables } from '../case.fixture';
import { RecordFindings, recordFindings } from '../findings/record-findings';
import { KeepCommitment, keepCommitment } from '../promises/keep-commitment';
import { MakeCommitment, makeCommitment } from '../promises/make-commitment';
import { MoveCommitment, moveCommitment } from '../promises/move-commitment';
import { AnswerProposal, answerProposal, ProposeSolution, proposeSolution } from '../proposals/propose-solution';
import { RequestReview, requestReview, ReviewCase, reviewCase } from '../review/review-case';
import { proposalAnswers } from '../vocabulary';
import * as fc from 'fast-check';
import { ahead, c, does, isoIn, type Move, nothing, someOf, spoken } from './deed.fixture';

export const agreementsDeeds: fc.Arbitrary<Move>[] = [
  does('promise', fc.tuple(ahead, fc.boolean()), (l, [hours, visibleToCustomer], as) =>
    l.send(
      makeCommitment(directory),
      (m) => new MakeCommitment(c, { what: '寄出', ownerId: 'liu', dueAt: isoIn(l, hours), visibleToCustomer }, m),
      as,
    ),
  ),
  does('keep', fc.tuple(fc.nat(), spoken), (l, [pick, channel], as) =>
    l.send(
      keepCommitment,
      (m) => new KeepCommitment(c, { commitmentId: someOf(l.existing.commitments, pick), done: '完成', channel }, m),
      as,
    ),
  ),
  does('move', fc.tuple(fc.nat(), ahead, spoken), (l, [pick, hours, channel], as) =>
    l.send(
      moveCommitment,
      (m) =>
        new MoveCommitment(
          c,
          { commitmentId: someOf(l.existing.commitments, pick), dueAt: isoIn(l, hours), reason: '缺货', channel },
          m,
        ),
      as,
    ),
  ),
  does('propose', nothing, (l, _, as) =>
    l.send(
      proposeSolution,
      (m) => new ProposeSolution(c, { text: '更换', options: ['折价'], channel: 'phone' }, m),
      as,
    ),
  ),
  does('answer', fc.tuple(fc.nat(), fc.constantFrom(...proposalAnswers)), (l, [pick, answer], as) =>
    l.send(
      answerProposal,
      (m) => new AnswerProposal(c, { proposalId: someOf(l.existing.proposals, pick), answer, channel: 'phone' }, m),
      as,
    ),
  ),
  does('decide', fc.tuple(fc.nat(), fc.boolean()), (l, [pick, granted], as) =>
    l.send(
      decideApproval(timetables, directory),
      (m) => new DecideApproval(c, { approvalId: someOf(l.existing.approvals, pick), granted, reason: '考虑过' }, m),
      as,
    ),
  ),
  does('review', fc.constantFrom('chen', 'sun'), (l, reviewerId, as) =>
    l.send(requestReview(directory), (m) => new RequestReview(c, { reviewerId }, m), as),
  ),
  does('verdict', nothing, (l, _, as) =>
    l.send(reviewCase, (m) => new ReviewCase(c, { verdict: 'passed', notes: '好' }, m), as),
  ),
  does('find', fc.nat(3), (l, cause, as) =>
    l.send(recordFindings, (m) => new RecordFindings(c, { rootCause: `原因${cause}` }, m), as),
  ),
];
