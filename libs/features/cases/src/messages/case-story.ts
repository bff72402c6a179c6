import type { EveryField, StreamType } from '@engine/decider';
import { type Case, caseStream } from '../domain/case';
import type { CaseDataOf, CaseEvent, Feedback } from '../domain/case.events';

/** The case, and what was said in it that messages repeat: more than decisions need. */
export interface CaseStory {
  readonly state: Case;
  readonly feedback?: Feedback;
  readonly resolution?: CaseDataOf<'IssueResolved'>;
  /** What the customer was told of the result, where it is not the result's own words. */
  readonly resultSummary?: string;
  /** Why the case waits, in words for the customer. */
  readonly waitingFor?: string;
  readonly followUps: { readonly [id: string]: CaseDataOf<'FollowUpScheduled'> };
  /** What each appointment is for, by its id. */
  readonly goals: { readonly [id: string]: string };
}

const untold: EveryField<CaseStory> = {
  state: caseStream.initial,
  feedback: undefined,
  resolution: undefined,
  resultSummary: undefined,
  waitingFor: undefined,
  followUps: {},
  goals: {},
};

export const caseStory: StreamType<CaseStory, CaseEvent> = {
  category: caseStream.category,
  events: caseStream.events,
  initial: untold,
  evolve: (story, event) => {
    const next = { ...story, state: caseStream.evolve(story.state, event) };
    switch (event.type) {
      case 'FeedbackReceived':
        return { ...next, feedback: event.data };
      case 'WaitingStarted':
        return { ...next, waitingFor: event.data.customerWords };
      case 'WaitingEnded':
        return { ...next, waitingFor: undefined };
      case 'FollowUpScheduled':
        return { ...next, followUps: { ...story.followUps, [event.data.followUpId]: event.data } };
      case 'AppointmentMade':
        return { ...next, goals: { ...story.goals, [event.data.appointmentId]: event.data.goal } };
      case 'IssueResolved':
        return { ...next, resolution: event.data, waitingFor: undefined };
      case 'ResultDelivered':
        return { ...next, resultSummary: event.data.summary };
      case 'ResolutionDisputed':
      case 'CaseReopened':
        return { ...next, resolution: undefined, resultSummary: undefined, waitingFor: undefined };
      default:
        return next;
    }
  },
};
