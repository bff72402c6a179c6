import type { StreamType } from '@engine/decider';
import { type Case, caseStream } from '../../domain/case';
import type { CaseEvent } from '../../domain/case.events';
import { type CaseDetails, detailsAfter, noDetails } from './case-details';

/** What decisions know of a case and what people want to see of it, folded together. */
export interface CaseRecord {
  readonly state: Case;
  readonly details: CaseDetails;
}

export const caseRecord: StreamType<CaseRecord, CaseEvent> = {
  category: caseStream.category,
  events: caseStream.events,
  initial: { state: caseStream.initial, details: noDetails },
  evolve: ({ state, details }, event) => ({
    state: caseStream.evolve(state, event),
    details: detailsAfter(details, event),
  }),
};
