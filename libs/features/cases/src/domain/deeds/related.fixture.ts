import * as the from '../case.fixture';
import { JoinOriginal, joinOriginal, PartFromOriginal, partFromOriginal } from '../related/join-original';
import {
  CloseWithOriginal,
  closeWithOriginal,
  ReceiveDuplicate,
  receiveDuplicate,
  ReleaseDuplicate,
  releaseDuplicate,
} from '../related/receive-duplicate';
import { urgencies } from '../vocabulary';
import * as fc from 'fast-check';
import { anOriginal, c, does, isoIn, type Move, nothing, someCustomer } from './deed.fixture';

export const relatedDeeds: fc.Arbitrary<Move>[] = [
  does('join', nothing, (l, _, as) =>
    l.send(joinOriginal(anOriginal), (m) => new JoinOriginal(c, { caseId: 'original', reason: '同一件' }, m), as),
  ),
  does('part', nothing, (l, _, as) =>
    l.send(partFromOriginal, (m) => new PartFromOriginal(c, { reason: '不是同一件' }, m), as),
  ),
  does('close with its original', nothing, (l, _, as) =>
    l.send(closeWithOriginal, (m) => new CloseWithOriginal(c, { caseId: 'original' }, m), as),
  ),
  does('take in a duplicate', fc.tuple(fc.constantFrom(...urgencies), someCustomer), (l, [urgency, customer], as) =>
    l.send(
      receiveDuplicate,
      (m) => new ReceiveDuplicate(c, { ...the.joinedBy({ urgency, customer }).data, receivedAt: isoIn(l, -100) }, m),
      as,
    ),
  ),
  does('release the duplicate', nothing, (l, _, as) =>
    l.send(
      releaseDuplicate,
      (m) => new ReleaseDuplicate(c, { caseId: 'duplicate', number: '2', reason: '不是同一件' }, m),
      as,
    ),
  ),
];
