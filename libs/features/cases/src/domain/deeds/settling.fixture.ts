import { orAsk, wantedClosing, wantedNoResponse } from '../approvals/request-approval';
import { directory, timetables } from '../case.fixture';
import { resolutionWithPromises } from '../promises/found-promises';
import { CloseCase, closeCase } from '../settling/close-case';
import {
  ConfirmResolution,
  confirmResolution,
  DisputeResolution,
  disputeResolution,
  RequestConfirmation,
  requestConfirmation,
} from '../settling/confirm-resolution';
import { RateSatisfaction, rateSatisfaction } from '../settling/rate-satisfaction';
import { ReopenCase, reopenCase } from '../settling/reopen-case';
import { ResolveIssue } from '../settling/resolve-issue';
import { contactOutcomes, outcomes } from '../vocabulary';
import * as fc from 'fast-check';
import { c, does, idsFrom, type Move, nothing, spoken } from './deed.fixture';

export const settlingDeeds: fc.Arbitrary<Move>[] = [
  does('resolve', fc.tuple(fc.constantFrom(...outcomes), spoken), (l, [outcome, deliveredBy], as) =>
    l.send(
      orAsk(resolutionWithPromises(directory), wantedNoResponse, directory),
      (m) =>
        new ResolveIssue(
          c,
          {
            outcome,
            result: '已修复',
            reason: '无',
            toldCustomer: '说明',
            whereToAppeal: '总部',
            deliveredBy,
            visitIds: idsFrom(m),
          },
          m,
        ),
      as,
    ),
  ),
  does('ask', fc.tuple(spoken, fc.constantFrom(...contactOutcomes)), (l, [channel, outcome], as) =>
    l.send(
      requestConfirmation(timetables),
      (m) => new RequestConfirmation(c, { channel, outcome, summary: '已修复' }, m),
      as,
    ),
  ),
  does('confirm', fc.constantFrom('written' as const, 'oral' as const), (l, mode, as) =>
    l.send(confirmResolution, (m) => new ConfirmResolution(c, { mode, callReference: 'CALL' }, m), as),
  ),
  does('dispute', nothing, (l, _, as) =>
    l.send(disputeResolution, (m) => new DisputeResolution(c, { reason: '没好', channel: 'phone' }, m), as),
  ),
  does('rate', nothing, (l, _, as) =>
    l.send(rateSatisfaction, (m) => new RateSatisfaction(c, { score: 4, basis: '口头', channel: 'phone' }, m), as),
  ),
  does('close', nothing, (l, _, as) =>
    l.send(orAsk(closeCase(timetables, directory), wantedClosing, directory), (m) => new CloseCase(c, {}, m), as),
  ),
  does('reopen', nothing, (l, _, as) =>
    l.send(reopenCase(timetables, directory), (m) => new ReopenCase(c, { reason: '又坏', channel: 'phone' }, m), as),
  ),
];
