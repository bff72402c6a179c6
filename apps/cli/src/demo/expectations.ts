import type { Answer } from './api';
import type { Seen } from './narrator';

export interface Played {
  readonly airConditioner: string;
  readonly review: string;
  readonly customers: readonly string[];
  readonly neglected: string;
}

/** What the demo promises to show; each is looked for among the facts that were really seen. */
export function missing(played: Played, seen: readonly Seen[]): string[] {
  const of = (id: string, event: string, fits: (data: Answer) => boolean = () => true) =>
    seen.filter((item) => item.id === id && item.event === event && fits(item.data));
  const closedWell = (id: string) =>
    ['IssueResolved', 'ResultDelivered', 'ResolutionConfirmed', 'CaseClosed'].every(
      (event) => of(id, event).length === 1,
    );
  const escalated = (level: number) =>
    of(played.neglected, 'IssueEscalated', (data) => data.level === level && !!data.recipient);
  const updates = (id: string) =>
    of(id, 'ProgressUpdateSent', (data) => data.trigger === 'due' && data.missed === 0).length;
  const noProgress = (data: Answer) => data.cause.kind === 'no_progress';
  const checks: readonly [what: string, shown: boolean][] = [
    [
      '004 was acknowledged in time',
      of(played.airConditioner, 'CaseAcknowledged').length === 1 &&
        of(played.airConditioner, 'DeadlineBreached').length === 0,
    ],
    ['004 was resolved, confirmed and closed', closedWell(played.airConditioner)],
    ['004 was rated', of(played.airConditioner, 'SatisfactionRated', (data) => data.score === 5).length === 1],
    ['004 had its follow-up', of(played.airConditioner, 'FollowUpCompleted').length === 1],
    ['000 was updated at 48 h and 96 h', updates(played.review) === 2],
    [
      '000 was resolved, confirmed, rated and closed',
      closedWell(played.review) && of(played.review, 'SatisfactionRated').length === 1,
    ],
    ['002 ended with the word of all three customers', played.customers.every(closedWell)],
    ['the neglected case was warned of', of(played.neglected, 'DeadlineWarned').length > 0],
    ['it climbed to levels 1, 2 and 3, once each', [1, 2, 3].every((level) => escalated(level).length === 1)],
    ['its customer heard at 48 h and 96 h', updates(played.neglected) === 2],
    [
      'nothing new for the second time was a cause',
      of(played.neglected, 'EscalationCauseAdded', noProgress).length === 1,
    ],
  ];
  return checks.filter(([, shown]) => !shown).map(([what]) => what);
}
