import type { Recorded } from '@engine/decider';
import type { CaseDataOf, CaseEvent, Need } from '../../domain/case.events';
import type { Emotion } from '../../domain/vocabulary';

type Dated<T extends CaseEvent['type']> = CaseDataOf<T> & { readonly at: string };

export interface AppointmentDetails extends CaseDataOf<'AppointmentMade'> {
  readonly state: 'made' | 'confirmed' | 'cancelled' | 'missed' | 'held' | 'summarised';
  readonly madeAt: string;
  readonly confirmation?: Omit<Dated<'AppointmentConfirmed'>, 'appointmentId'>;
  readonly moves: readonly { readonly from: string; readonly to: string; readonly reason: string }[];
  readonly cancelled?: { readonly at: string; readonly reason: string };
  readonly notes: readonly { readonly at: string; readonly text: string }[];
  readonly outcome?: Omit<Dated<'AppointmentHeld'>, 'appointmentId'>;
  readonly summary?: Omit<Dated<'ContactSummarySent'>, 'appointmentId'>;
}

export interface ReturnVisitDetails extends CaseDataOf<'ReturnVisitPlanned'> {
  readonly plannedAt: string;
  readonly state: 'due' | 'made' | 'superseded';
  readonly result?: Omit<Dated<'ReturnVisitMade'>, 'visitId' | 'kind'>;
}

/** Appointments, return visits and what the customer wants: shown of a case, and what an agenda is made of. */
export interface PlannedContacts {
  readonly appointments: Readonly<Record<string, AppointmentDetails>>;
  readonly returnVisits: Readonly<Record<string, ReturnVisitDetails>>;
  readonly successStories: readonly Dated<'SuccessStoryCollected'>[];
  readonly demandResponses: readonly Dated<'DemandAnswered'>[];
  /** Absent until somebody has ranked them. */
  readonly needs?: readonly Need[];
  /** As the customer was last met. */
  readonly emotions: readonly Emotion[];
}

export const nothingPlanned: PlannedContacts = {
  appointments: {},
  returnVisits: {},
  successStories: [],
  demandResponses: [],
  emotions: [],
};

export function plannedAfter(planned: PlannedContacts, event: Recorded<CaseEvent>): PlannedContacts {
  const at = event.occurredAt;
  switch (event.type) {
    case 'FeedbackReceived':
      return { ...planned, emotions: event.data.emotions };
    case 'CustomerReplied':
      return felt(planned, event.data.emotions);
    case 'AppointmentMade': {
      const { appointmentId } = event.data;
      const made: AppointmentDetails = { ...event.data, state: 'made', madeAt: at, moves: [], notes: [] };
      return { ...planned, appointments: { ...planned.appointments, [appointmentId]: made } };
    }
    case 'AppointmentConfirmed': {
      const { appointmentId, channel, words } = event.data;
      return appointment(planned, appointmentId, () => ({ state: 'confirmed', confirmation: { at, channel, words } }));
    }
    case 'AppointmentMoved': {
      const { appointmentId, previousAt: from, at: to, endsAt, confirmBy, reason } = event.data;
      return appointment(planned, appointmentId, ({ moves }) => ({
        state: 'made',
        at: to,
        endsAt,
        confirmBy,
        confirmation: undefined,
        moves: [...moves, { from, to, reason }],
      }));
    }
    case 'AppointmentCancelled': {
      const { appointmentId, reason } = event.data;
      return appointment(planned, appointmentId, () => ({ state: 'cancelled', cancelled: { at, reason } }));
    }
    case 'AppointmentNoted': {
      const { appointmentId, text } = event.data;
      return appointment(planned, appointmentId, ({ notes }) => ({ notes: [...notes, { at, text }] }));
    }
    case 'AppointmentHeld': {
      const { appointmentId, outcome, notes, emotions } = event.data;
      const state = outcome === 'reached' ? 'held' : 'missed';
      const held = appointment(planned, appointmentId, () => ({ state, outcome: { at, outcome, notes, emotions } }));
      return felt(held, emotions);
    }
    case 'ContactSummarySent': {
      const { appointmentId, ...summary } = event.data;
      return appointment(planned, appointmentId, () => ({ state: 'summarised', summary: { at, ...summary } }));
    }
    case 'ReturnVisitPlanned':
      return visit(planned, event.data.visitId, { ...event.data, plannedAt: at, state: 'due' });
    case 'ReturnVisitMade': {
      const { visitId, kind: _kind, ...result } = event.data;
      return visit(planned, visitId, { ...planned.returnVisits[visitId], state: 'made', result: { at, ...result } });
    }
    case 'SuccessStoryCollected':
      return { ...planned, successStories: [...planned.successStories, { ...event.data, at }] };
    case 'DemandAnswered':
      return { ...planned, demandResponses: [...planned.demandResponses, { ...event.data, at }] };
    case 'NeedsRanked':
      return { ...planned, needs: event.data.needs };
    case 'ResolutionDisputed':
    case 'CaseReopened':
      return { ...planned, returnVisits: superseded(planned.returnVisits) };
    default:
      return planned;
  }
}

function felt(planned: PlannedContacts, emotions: readonly Emotion[]): PlannedContacts {
  return emotions.length > 0 ? { ...planned, emotions } : planned;
}

function appointment(
  planned: PlannedContacts,
  id: string,
  change: (before: AppointmentDetails) => Partial<AppointmentDetails>,
): PlannedContacts {
  const before = planned.appointments[id];
  return { ...planned, appointments: { ...planned.appointments, [id]: { ...before, ...change(before) } } };
}

function visit(planned: PlannedContacts, id: string, changed: ReturnVisitDetails): PlannedContacts {
  return { ...planned, returnVisits: { ...planned.returnVisits, [id]: changed } };
}

function superseded(visits: PlannedContacts['returnVisits']): PlannedContacts['returnVisits'] {
  return Object.fromEntries(
    Object.entries(visits).map(([id, one]) => [id, one.state === 'due' ? { ...one, state: 'superseded' } : one]),
  );
}
