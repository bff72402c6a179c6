import { directory, timetables } from '../case.fixture';
import * as escalation from '../escalations/escalate-case';
import { acceptanceWithPromise, deescalationWithPromises } from '../promises/found-promises';
import { RebaseCase, rebaseCase } from '../service-levels/rebase-case';
import * as fc from 'fast-check';
import { ahead, c, does, isoIn, type Move, nothing } from './deed.fixture';

export const climbingDeeds: fc.Arbitrary<Move>[] = [
  does('escalate', fc.constantFrom(1 as const, 2 as const, 3 as const), (l, level, as) =>
    l.send(
      escalation.escalateCase(timetables, directory),
      (m) => new escalation.EscalateCase(c, { level, reason: '客户要求' }, m),
      as,
    ),
  ),
  does('accept', ahead, (l, hours, as) =>
    l.send(
      acceptanceWithPromise(directory),
      (m) =>
        new escalation.AcceptEscalation(
          c,
          { number: l.existing.escalations.length, personId: 'chen', promisedAt: isoIn(l, hours) },
          m,
        ),
      as,
    ),
  ),
  does('de-escalate', nothing, (l, _, as) =>
    l.send(deescalationWithPromises, (m) => new escalation.DeescalateCase(c, { reason: '恢复' }, m), as),
  ),
  does(
    'rebase',
    fc.record({ policyVersion: fc.integer({ min: 1, max: 3 }), calendarVersion: fc.integer({ min: 1, max: 2 }) }),
    (l, versions, as) =>
      l.send(
        rebaseCase(timetables),
        (m) => new RebaseCase(c, { ...versions, cause: 'by_hand', reason: '新服务标准' }, m),
        as,
      ),
  ),
];
