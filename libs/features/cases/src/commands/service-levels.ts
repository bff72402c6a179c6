import { handles, handlesKnowing } from '@engine/event-store';
import { CaseKnowledge } from '../case-knowledge';
import { caseStream } from '../domain/case';
import { RebaseCase, rebaseCase } from '../domain/service-levels/rebase-case';
import {
  AdvanceRebase,
  advanceRebase,
  OrderRebase,
  orderRebase,
  rebaseStream,
} from '../domain/service-levels/rebase-order';
import { movesOf } from './replies';

/** The part of the map that is about newer service levels. */
export const serviceLevelsHandlers = [
  handlesKnowing(CaseKnowledge, RebaseCase, caseStream, ({ timetables }) => rebaseCase(timetables), movesOf),
  handlesKnowing(CaseKnowledge, OrderRebase, rebaseStream, ({ timetables }) => orderRebase(timetables)),
  handles(AdvanceRebase, rebaseStream, advanceRebase),
];
