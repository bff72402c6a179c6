import { handles } from '@engine/event-store';
import { caseStream } from '../domain/case';
import { JoinOriginal, joinOriginal, PartFromOriginal, partFromOriginal } from '../domain/related/join-original';
import { LinkCase, linkCase, MirrorLink, mirrorLink } from '../domain/related/link-case';
import {
  CloseWithOriginal,
  closeWithOriginal,
  ReceiveDuplicate,
  receiveDuplicate,
  ReleaseDuplicate,
  releaseDuplicate,
} from '../domain/related/receive-duplicate';
import { RecordRecurrence, recordRecurrence } from '../domain/related/record-recurrence';
import { caseNamed, handlesBeside, originalOf } from '../related-case';

/** The part of the map that is about cases that belong together. */
export const relatedHandlers = [
  handlesBeside(LinkCase, linkCase, caseNamed),
  handlesBeside(JoinOriginal, joinOriginal, originalOf),
  handles(PartFromOriginal, caseStream, partFromOriginal),
  handles(ReceiveDuplicate, caseStream, receiveDuplicate),
  handles(ReleaseDuplicate, caseStream, releaseDuplicate),
  handles(CloseWithOriginal, caseStream, closeWithOriginal),
  handles(MirrorLink, caseStream, mirrorLink),
  handles(RecordRecurrence, caseStream, recordRecurrence),
];
