import type { CaseEvent } from '@features/cases/contract';
import { happyPath, type Told } from '../world/case-story';

export interface Life {
  readonly id: string;
  readonly start: Date;
  readonly story: readonly Told[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The history that the log covers, however many cases there are. */
const YEAR = 365 * DAY;
/** An open case is as old as its last step allows, so that nothing of it is due. */
const OPEN_SINCE = 3 * DAY + 3 * HOUR;
/** One case in ten is still open, as in a service that keeps up. */
const OPEN = 10;

const CLOSED_LIFE: ReadonlySet<CaseEvent['type']> = new Set([
  ...(['FeedbackReceived', 'CaseAcknowledged', 'CaseAssigned', 'ResolutionPlanned', 'ProgressNoted'] as const),
  ...(['IssueResolved', 'ResultDelivered', 'ConfirmationRequested', 'ResolutionConfirmed', 'CaseClosed'] as const),
]);
export const EVENTS_PER_CASE = 10;

/** The nth of so many, received in the order of their numbers; ten events each. */
export function lifeOf(n: number, count: number, now: Date): Life {
  const open = n % OPEN === 0;
  const age = open ? OPEN_SINCE : 10 * DAY + (1 - n / count) * YEAR;
  const start = new Date(now.getTime() - age);
  const told = happyPath(start);
  const story = open ? told.slice(0, EVENTS_PER_CASE) : briefly(told);
  return { id: crypto.randomUUID(), start, story: story.map((one) => ({ ...one, fact: numbered(one.fact, n) })) };
}

/** From receipt to closing, with one note of its progress. */
function briefly(told: readonly Told[]): readonly Told[] {
  const notes = told.filter(({ fact }) => fact.type === 'ProgressNoted');
  return told.filter((one) => CLOSED_LIFE.has(one.fact.type) && !notes.slice(1).includes(one));
}

function numbered(fact: CaseEvent, n: number): CaseEvent {
  if (fact.type !== 'FeedbackReceived') return fact;
  const number = String(n).padStart(6, '0');
  return { ...fact, data: { ...fact.data, number: `2026-T-${number}`, orderNo: `SO-2026-${number}` } };
}
