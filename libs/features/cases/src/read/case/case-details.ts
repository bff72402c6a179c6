import type { Actor, EveryField, Recorded } from '@engine/decider';
import type { CaseDataOf, CaseEvent, EscalationCause, Feedback, Recipient, StaffRef } from '../../domain/case.events';
import { nothingPlanned, plannedAfter, type PlannedContacts } from './planned-contacts';
import { corrected } from '../../domain/voice/particulars';
import type { Channel, ClosingBasis, ContactOutcome, DemandPriority } from '../../domain/vocabulary';
import { nobodyTogether, type TogetherDetails, togetherAfter } from './together-details';
import { noVoice, type VoiceDetails, voiceAfter } from './voice-details';

/** What is shown of a case and no decision needs. */
export interface CaseDetails extends VoiceDetails, TogetherDetails {
  readonly feedback?: Feedback;
  readonly receivedAt?: string;
  readonly recordedAt?: string;
  readonly updatedAt?: string;
  readonly acknowledgedAt?: string;
  readonly detailsVerified?: boolean;
  readonly demandPriority?: DemandPriority;
  readonly problemCategory?: string;
  readonly reclassifications: number;
  readonly plan?: CaseDataOf<'ResolutionPlanned'>;
  readonly waiting?: CaseDataOf<'WaitingStarted'> & { readonly since: string };
  readonly lastContact?: {
    readonly at: string;
    readonly channel: Channel;
    readonly outcome: ContactOutcome;
    readonly summary: string;
  };
  readonly contacts: number;
  readonly lastUpdateAt?: string;
  readonly escalations: readonly EscalationDetails[];
  readonly followUps: Readonly<Record<string, FollowUpDetails>>;
  readonly resolution?: CaseDataOf<'IssueResolved'> & { readonly at: string };
  readonly deliveredAt?: string;
  readonly confirmation?: CaseDataOf<'ResolutionConfirmed'> & { readonly at: string };
  readonly planned: PlannedContacts;
  readonly ratings: readonly (CaseDataOf<'SatisfactionRated'> & { readonly at: string })[];
  readonly closing?: { readonly at: string; readonly basis: ClosingBasis };
  readonly attachments: readonly AttachmentDetails[];
}

export interface AttachmentDetails extends CaseDataOf<'AttachmentAdded'> {
  readonly at: string;
  readonly addedBy: Actor;
}

export interface EscalationDetails {
  readonly number: number;
  readonly level: 1 | 2 | 3;
  readonly recipient?: Recipient;
  readonly causes: readonly EscalationCause[];
  readonly at: string;
  readonly dueAt?: string;
  readonly latenessSeconds: number;
  readonly accepted?: { readonly by: StaffRef; readonly promisedAt: string; readonly at: string };
  readonly state: 'open' | 'accepted' | 'ended';
}

export interface FollowUpDetails extends CaseDataOf<'FollowUpScheduled'> {
  readonly state: 'scheduled' | 'completed' | 'missed';
  readonly result?: string;
  readonly feedback?: string;
}

export const noDetails: EveryField<CaseDetails> = {
  feedback: undefined,
  receivedAt: undefined,
  recordedAt: undefined,
  updatedAt: undefined,
  acknowledgedAt: undefined,
  detailsVerified: undefined,
  demandPriority: undefined,
  problemCategory: undefined,
  reclassifications: 0,
  plan: undefined,
  waiting: undefined,
  lastContact: undefined,
  contacts: 0,
  lastUpdateAt: undefined,
  escalations: [],
  followUps: {},
  resolution: undefined,
  deliveredAt: undefined,
  confirmation: undefined,
  planned: nothingPlanned,
  ratings: [],
  closing: undefined,
  ...noVoice,
  ...nobodyTogether,
  attachments: [],
};

/** Reads only the events that show something; the others change nothing but the time of the last change. */
export function detailsAfter(before: CaseDetails, event: Recorded<CaseEvent>): CaseDetails {
  const told = togetherAfter(voiceAfter(shown(before, event), event), event);
  return { ...told, planned: plannedAfter(before.planned, event), updatedAt: event.recordedAt };
}

function shown(details: CaseDetails, event: Recorded<CaseEvent>): CaseDetails {
  const at = event.occurredAt;
  switch (event.type) {
    case 'FeedbackReceived': {
      const { demandPriority, problemCategory } = event.data;
      return {
        ...details,
        feedback: event.data,
        receivedAt: at,
        recordedAt: event.recordedAt,
        demandPriority,
        problemCategory,
      };
    }
    case 'CaseAcknowledged':
      return {
        ...details,
        acknowledgedAt: details.acknowledgedAt ?? at,
        detailsVerified: details.detailsVerified || event.data.detailsVerified,
      };
    case 'CaseTriaged':
      return {
        ...details,
        demandPriority: event.data.demandPriority ?? details.demandPriority,
        problemCategory: event.data.problemCategory ?? details.problemCategory,
      };
    case 'DetailsCorrected': {
      const { customer, ...particulars } = event.data.to;
      const feedback = details.feedback!;
      return {
        ...details,
        feedback: { ...feedback, ...particulars, customer: corrected(feedback.customer, customer) },
      };
    }
    case 'DuplicateJoined': {
      const { receivedAt } = event.data;
      return receivedAt < details.receivedAt! ? { ...details, receivedAt } : details;
    }
    case 'CaseReclassified':
      return { ...details, reclassifications: details.reclassifications + 1 };
    case 'ResolutionPlanned':
      return { ...details, plan: event.data };
    case 'CustomerContacted': {
      const { channel, outcome, summary } = event.data;
      return { ...details, contacts: details.contacts + 1, lastContact: { at, channel, outcome, summary } };
    }
    case 'ProgressUpdateSent':
      return { ...details, lastUpdateAt: at };
    case 'AttachmentAdded': {
      const added = { ...event.data, at, addedBy: event.meta.actor };
      return { ...details, attachments: [...details.attachments, added] };
    }
    case 'AttachmentWithdrawn': {
      const left = details.attachments.filter(({ attachmentId }) => attachmentId !== event.data.attachmentId);
      return { ...details, attachments: left };
    }
    case 'WaitingStarted':
      return { ...details, waiting: { ...event.data, since: at } };
    case 'WaitingEnded':
      return { ...details, waiting: undefined };
    case 'IssueEscalated': {
      const { number, level, recipient, cause, dueAt, latenessSeconds } = event.data;
      const raised: EscalationDetails = {
        number,
        level,
        recipient,
        causes: [cause],
        at,
        dueAt,
        latenessSeconds,
        state: 'open',
      };
      return { ...details, escalations: [...details.escalations, raised] };
    }
    case 'EscalationCauseAdded':
      return escalation(details, event.data.number, ({ causes }) => ({ causes: [...causes, event.data.cause] }));
    case 'EscalationAccepted': {
      const { number, acceptedBy, promisedAt } = event.data;
      return escalation(details, number, () => ({ accepted: { by: acceptedBy, promisedAt, at }, state: 'accepted' }));
    }
    case 'IssueDeescalated':
      return endEscalations(details);
    case 'FollowUpScheduled':
      return followUp(details, event.data.followUpId, { ...event.data, state: 'scheduled' });
    case 'FollowUpCompleted': {
      const { followUpId, result, feedback } = event.data;
      return followUp(details, followUpId, { ...details.followUps[followUpId], state: 'completed', result, feedback });
    }
    case 'FollowUpMissed':
      return followUp(details, event.data.followUpId, { ...details.followUps[event.data.followUpId], state: 'missed' });
    case 'IssueResolved':
      return { ...details, waiting: undefined, resolution: { ...event.data, at } };
    case 'ResultDelivered':
      return { ...details, deliveredAt: at };
    case 'ResolutionConfirmed':
      return { ...details, confirmation: { ...event.data, at } };
    case 'SatisfactionRated':
      return { ...details, ratings: [...details.ratings, { ...event.data, at }] };
    case 'CaseClosed':
      return { ...endEscalations(details), closing: { at, basis: event.data.basis } };
    case 'ResolutionDisputed':
    case 'PartedFromOriginal':
    case 'CaseReopened':
      return {
        ...endEscalations(details),
        plan: undefined,
        resolution: undefined,
        deliveredAt: undefined,
        confirmation: undefined,
        closing: undefined,
      };
    default:
      return details;
  }
}

function escalation(
  details: CaseDetails,
  number: number,
  change: (raised: EscalationDetails) => Partial<EscalationDetails>,
): CaseDetails {
  const escalations = details.escalations.map((raised) =>
    raised.number === number ? { ...raised, ...change(raised) } : raised,
  );
  return { ...details, escalations };
}

function endEscalations(details: CaseDetails): CaseDetails {
  return { ...details, escalations: details.escalations.map((raised) => ({ ...raised, state: 'ended' as const })) };
}

function followUp(details: CaseDetails, id: string, changed: FollowUpDetails): CaseDetails {
  return { ...details, followUps: { ...details.followUps, [id]: changed } };
}
