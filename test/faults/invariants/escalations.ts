import { type Evidence, type Finding, caseStreams } from './invariant';

interface Cause {
  readonly kind: string;
  readonly [part: string]: unknown;
}

/** A step that is breached escalates once, or adds its cause once to a level that the case has already. */
export function escalations(evidence: Evidence): Finding {
  const breaches: string[] = [];
  for (const [streamId, events] of caseStreams(evidence)) {
    const climbed = new Map<string, number>();
    for (const { type, data } of events) {
      if (type !== 'IssueEscalated' && type !== 'EscalationCauseAdded') continue;
      const { cause } = data as { cause: Cause };
      if (cause.kind === 'clock') climbed.set(stepOf(cause), (climbed.get(stepOf(cause)) ?? 0) + 1);
    }
    for (const { type, data } of events) {
      if (type !== 'DeadlineBreached') continue;
      const step = stepOf(data as Cause);
      if (climbed.get(step) !== 1) breaches.push(`${streamId} escalated ${climbed.get(step) ?? 0} times for ${step}`);
    }
  }
  return { breaches };
}

const stepOf = ({ clock, subject, round, step }: Omit<Cause, 'kind'>) => `${clock}/${subject}/${round}/${step}`;
