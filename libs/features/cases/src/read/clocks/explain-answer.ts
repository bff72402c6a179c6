import type { ExplainedClock } from '../../domain/clocks/explain/explain-clock';
import { clockIdOf } from '../../domain/clocks/rounds';
import type { Locale } from '../../domain/vocabulary';
import { explainWords } from './explain-words';

/** One round of one clock as `GET /v1/cases/{id}/clocks/{clockId}/explain` answers it. */
export function explainAnswer(clock: ExplainedClock, locale: Locale, zone: string, now: Date) {
  const { told, pin, ledger, steps, dueAt } = clock;
  const { round } = told;
  const words = explainWords(clock, locale, zone, now);
  return {
    id: clockIdOf(round),
    clock: round.clock,
    subject: round.subject,
    round: round.round,
    cycle: round.cycle,
    state: clock.state,
    policy: pin,
    zone: clock.zone,
    target: clock.target,
    unit: clock.unit,
    targetMinutes: clock.targetMinutes,
    startedAt: round.startedAt,
    openedAt: round.openedAt,
    openedBy: clock.openedBy,
    retargeted: round.retargeted,
    rebasedFrom: round.rebasedFrom,
    endedAt: clock.endedAt,
    endedBy: clock.endedBy,
    dueAt: dueAt?.toISOString(),
    words: words.summary,
    countedMinutes: ledger.reduce((sum, { ahead, minutes }) => (ahead ? sum : sum + minutes), 0),
    intervals: ledger.map(({ from, to, ...entry }, index) => ({
      ...entry,
      from: from.toISOString(),
      to: to.toISOString(),
      words: words.entries[index],
    })),
    steps: steps.map((step, index) => ({ ...step, words: words.steps[index] })),
  };
}
