import type { StreamType } from '@engine/decider';
import { type Case, caseStream } from '../../domain/case';
import type { CaseEvent } from '../../domain/case.events';
import { type Agreements, agreementsAfter, noAgreements } from '../agreements/agreements';
import { type CaseDetails, detailsAfter, noDetails } from './case-details';

/** What decisions know of a case and what people want to see of it, folded together. */
export interface CaseRecord {
  readonly state: Case;
  readonly details: CaseDetails;
  readonly agreements: Agreements;
}

export const caseRecord: StreamType<CaseRecord, CaseEvent> = {
  category: caseStream.category,
  events: caseStream.events,
  initial: { state: caseStream.initial, details: noDetails, agreements: noAgreements },
  evolve: ({ state, details, agreements }, event) => {
    const next = caseStream.evolve(state, event);
    return {
      state: next,
      details: detailsAfter(details, event),
      agreements: agreementsAfter(agreements, event, next),
    };
  },
};
