import type { Timetable } from '@features/policies/contract';
import { type CaseCustomer } from '../../domain/case.events';
import type { ExistingCase } from '../../domain/case';
import type { CaseOutcome, CaseStatus } from '../../domain/vocabulary';
import type { CaseDetails } from './case-details';
import { customerSees, status003, status004 } from './status-words';

/** The case that a duplicate goes on as, and how it stands. */
export interface OriginalCase {
  readonly caseId: string;
  readonly number: string;
  readonly status: CaseStatus;
  readonly outcome?: CaseOutcome;
  readonly waitingFor?: string;
}

/** One case as `GET /v1/cases/{id}` answers it. */
export function caseAnswer(
  id: string,
  version: number,
  state: ExistingCase,
  details: CaseDetails,
  timetable: Timetable,
  full: boolean,
  original?: OriginalCase,
) {
  const { feedback, followUps, ratings, departments, meetings, duplicates, planned, ...rest } = details;
  const { policy: _receivedUnder, customer: _customer, lateEntry, receiptCode: _secret, ...intake } = feedback!;
  const { status, outcome } = state;
  // Of two that are one, the original says where it stands.
  const { status: seenStatus, outcome: seenOutcome, waitingFor } = original ?? { status, outcome };
  return {
    id,
    version,
    ...intake,
    ...rest,
    type: state.type,
    urgency: state.urgency,
    customer: full ? state.customer : masked(state.customer),
    status,
    outcome,
    words: {
      status003: status003(seenStatus, seenOutcome),
      status004: status004(seenStatus, seenOutcome),
      customerSees: customerSees(
        seenStatus,
        state.customer.locale,
        seenOutcome,
        original ? waitingFor : details.waiting?.customerWords,
      ),
    },
    original: original && {
      caseId: original.caseId,
      number: original.number,
      status: original.status,
      outcome: original.outcome,
    },
    duplicates: duplicates.map((duplicate) => ({
      ...duplicate,
      customer: full ? duplicate.customer : masked(duplicate.customer),
    })),
    cycle: state.cycle,
    reopenings: state.reopenings,
    owner: state.owner,
    leadDepartmentId: state.leadDepartmentId,
    accountable: state.accountable,
    incident: state.incident,
    departments: Object.values(departments),
    meetings: Object.values(meetings),
    plannedDate: state.plan?.date,
    firstPlannedDate: state.plan?.first,
    delays: state.delays,
    level: state.level,
    lateEntry,
    policy: state.policy,
    followUps: Object.values(followUps),
    appointments: Object.values(planned.appointments),
    returnVisits: Object.values(planned.returnVisits),
    successStories: planned.successStories,
    demandResponses: planned.demandResponses,
    rankedNeeds: planned.needs,
    ratings: ratings.map((rating) => ({
      ...rating,
      word: timetable.policy.satisfactionWords[String(rating.score) as '1'],
    })),
  };
}

/** B5: full numbers and addresses only for those who have to use them. */
export function masked(customer: CaseCustomer): CaseCustomer {
  const { contact } = customer;
  if (!contact) return customer;
  return { ...customer, contact: { ...contact, phone: maskedPhone(contact.phone), email: maskedEmail(contact.email) } };
}

function maskedPhone(phone: string | undefined): string | undefined {
  return phone && `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

function maskedEmail(email: string | undefined): string | undefined {
  return email?.replace(/^(.).*(@.*)$/, '$1***$2');
}
