import type { Recorded } from '@engine/decider';
import { type Case, caseStream, type ExistingCase } from '../../case';
import type { CaseEvent } from '../../case.events';
import { isRunning, type Round } from '../rounds';
import { stepsDoneBy } from '../steps-done';

/** The event that something of a clock goes back to. */
export interface Mark {
  readonly eventId: string;
  readonly type: CaseEvent['type'];
  readonly occurredAt: string;
}

export interface ToldPause {
  readonly from: string;
  readonly to?: string;
  /** As the event that paused it says. */
  readonly reason?: string;
  readonly pausedBy: Mark;
  readonly resumedBy?: Mark;
}

/** One round of one clock with the events that opened, paused, resumed and ended it. */
export interface ToldRound {
  readonly round: Round;
  /** The case as it was when the round last stood: what its due times follow from. */
  readonly state: ExistingCase;
  readonly openedBy: Mark;
  readonly endedBy?: Mark;
  readonly pauses: readonly ToldPause[];
  readonly steps: Readonly<Record<string, { readonly by: Mark; readonly fired: boolean }>>;
}

/** Every round that a case ever had, in the order of their opening: its events folded while noting what each one did. */
export function toldRounds(events: readonly Recorded<CaseEvent>[]): ToldRound[] {
  const told: ToldRound[] = [];
  /** Where in `told` the latest round of each clock and subject is. */
  const latest = new Map<string, number>();
  let before: Case = caseStream.initial;
  for (const event of events) {
    const after = caseStream.evolve(before, event);
    if (after.status === 'absent') continue;
    const roundsBefore = before.status === 'absent' ? {} : before.rounds;
    noteSteps(told, event);
    for (const [key, round] of Object.entries(after.rounds)) {
      const known = latest.get(key);
      const previous = roundsBefore[key] as Round | undefined;
      if (known === undefined || previous?.round !== round.round) {
        const replaced = known === undefined ? undefined : told[known];
        if (replaced && isRunning(replaced.round)) told[known!] = { ...replaced, endedBy: markOf(event) };
        latest.set(key, told.length);
        told.push(opened(round, after, event, replaced));
      } else {
        told[known] = previous === round ? { ...told[known], state: after } : changed(told[known], round, after, event);
      }
    }
    before = after;
  }
  return told;
}

function noteSteps(told: ToldRound[], event: Recorded<CaseEvent>): void {
  const done = stepsDoneBy(event);
  done.forEach(({ clock, subject, round, step }, index) => {
    const at = told.findLastIndex((one) => {
      return one.round.clock === clock && one.round.subject === subject && one.round.round === round;
    });
    if (at < 0) return;
    const noted = { by: markOf(event), fired: index === done.length - 1 };
    told[at] = { ...told[at], steps: { ...told[at].steps, [step]: noted } };
  });
}

function opened(round: Round, state: ExistingCase, event: Recorded<CaseEvent>, previous?: ToldRound): ToldRound {
  const steps = Object.entries(previous?.steps ?? {}).filter(([step]) => round.done.includes(step));
  return {
    round,
    state,
    openedBy: markOf(event),
    pauses: pausesOf(round, previous?.pauses ?? [], event),
    steps: Object.fromEntries(steps),
  };
}

function changed(told: ToldRound, round: Round, state: ExistingCase, event: Recorded<CaseEvent>): ToldRound {
  const ended = isRunning(told.round) && !isRunning(round);
  return {
    ...told,
    round,
    state,
    endedBy: ended ? markOf(event) : told.endedBy,
    pauses: pausesOf(round, told.pauses, event),
  };
}

/** A pause that was there before keeps its events; what is new of it comes from this one. */
function pausesOf(round: Round, known: readonly ToldPause[], event: Recorded<CaseEvent>): ToldPause[] {
  const reason = event.type === 'WaitingStarted' ? event.data.reason : undefined;
  return round.pauses.map(({ from, to }) => {
    const pause = known.find((one) => one.from === from) ?? { from, reason, pausedBy: markOf(event) };
    return to && !pause.to ? { ...pause, to, resumedBy: markOf(event) } : pause;
  });
}

function markOf({ eventId, type, occurredAt }: Recorded<CaseEvent>): Mark {
  return { eventId, type, occurredAt };
}
