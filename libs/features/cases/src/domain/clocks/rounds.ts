import type { EveryField } from '@engine/decider';
import type { PolicyPin } from '@features/policies/contract';
import type { ClockName, Urgency } from '../vocabulary';

/** One run of one clock: every start, restart or new target opens a round. Times are ISO 8601 in UTC. */
export interface Round {
  readonly clock: ClockName;
  /** `case`, `nudge`, or the id of what was promised, asked or arranged. */
  readonly subject: string;
  readonly round: number;
  readonly cycle: number;
  /** Counting starts here. */
  readonly startedAt: string;
  /** The round was opened here, later than `startedAt` after a reclassification or a late entry. */
  readonly openedAt: string;
  /** The urgency whose target applies. */
  readonly urgency: Urgency;
  /** Opened by a change of urgency: the start is that of the round before. */
  readonly retargeted?: boolean;
  /** Opened because the case was rebased: what it was held to until then. The start is that of the round before. */
  readonly rebasedFrom?: PolicyPin;
  /** Of a round that had ended when the case was rebased: what it was held to stays what it was. */
  readonly pin?: PolicyPin;
  /** Of dated clocks. */
  readonly date?: string;
  readonly pauses: readonly { readonly from: string; readonly to?: string }[];
  readonly state: 'running' | 'met' | 'stopped';
  readonly endedAt?: string;
  /** Steps that fired or were skipped. */
  readonly done: readonly string[];
}

/** The latest round of each clock and subject. */
export type Rounds = Readonly<Record<string, Round>>;

export const THE_CASE = 'case';
/** The answer to a nudge, which has a target of its own. */
export const NUDGE = 'nudge';

export function roundOf(rounds: Rounds, clock: ClockName, subject = THE_CASE): Round | undefined {
  return rounds[`${clock}/${subject}`];
}

/** Names a clock in an address: `first_response`, or `next_response.nudge` where there may be several. */
export function clockIdOf({ clock, subject }: Pick<Round, 'clock' | 'subject'>): string {
  return subject === THE_CASE ? clock : `${clock}.${subject}`;
}

export function isRunning(round: Round | undefined): round is Round {
  return round?.state === 'running';
}

type Opening = Pick<Round, 'startedAt' | 'openedAt' | 'cycle' | 'urgency'>;
type Particulars = Partial<Pick<Round, 'subject' | 'date' | 'pauses' | 'retargeted' | 'rebasedFrom' | 'done'>>;

export function open(rounds: Rounds, clock: ClockName, opening: Opening, particulars: Particulars = {}): Rounds {
  const { startedAt, openedAt, cycle, urgency } = opening;
  const { subject = THE_CASE, date, pauses = [], retargeted, rebasedFrom, done = [] } = particulars;
  const opened: EveryField<Round> = {
    clock,
    subject,
    round: (roundOf(rounds, clock, subject)?.round ?? 0) + 1,
    cycle,
    startedAt,
    openedAt,
    urgency,
    retargeted,
    rebasedFrom,
    pin: undefined,
    date,
    pauses,
    state: 'running',
    endedAt: undefined,
    done,
  };
  return put(rounds, opened);
}

/** Ends a running round; an ended one stays as it ended. */
export function end(
  rounds: Rounds,
  clock: ClockName,
  state: 'met' | 'stopped',
  at: string,
  subject = THE_CASE,
): Rounds {
  const round = roundOf(rounds, clock, subject);
  return isRunning(round) ? put(rounds, { ...round, state, endedAt: at }) : rounds;
}

/** Every subject of a clock but one. */
export function endAll(rounds: Rounds, clock: ClockName, at: string, but?: string): Rounds {
  return subjectsOf(rounds, clock)
    .filter((subject) => subject !== but)
    .reduce((left, subject) => end(left, clock, 'met', at, subject), rounds);
}

export function pause(rounds: Rounds, clock: ClockName, at: string): Rounds {
  return changeRunning(rounds, clock, ({ pauses }) => [...pauses, { from: at }]);
}

export function resume(rounds: Rounds, clock: ClockName, at: string): Rounds {
  return changeRunning(rounds, clock, ({ pauses }) => pauses.map((pause) => ({ ...pause, to: pause.to ?? at })));
}

function changeRunning(rounds: Rounds, clock: ClockName, pausesOf: (round: Round) => Round['pauses']): Rounds {
  return subjectsOf(rounds, clock).reduce((left, subject) => {
    const round = roundOf(left, clock, subject);
    return isRunning(round) ? put(left, { ...round, pauses: pausesOf(round) }) : left;
  }, rounds);
}

function subjectsOf(rounds: Rounds, clock: ClockName): string[] {
  return Object.values(rounds).flatMap((round) => (round.clock === clock ? [round.subject] : []));
}

/** A pause that is over already when it is known. */
export function pauseAgain(rounds: Rounds, clock: ClockName, past: { from: string; to: string }): Rounds {
  const round = roundOf(rounds, clock);
  return isRunning(round) ? put(rounds, { ...round, pauses: [...round.pauses, past] }) : rounds;
}

/** Counted from an earlier start, or to another target; the same rounds go on otherwise. */
export function restart(
  rounds: Rounds,
  clock: ClockName,
  { startedAt, urgency, openedAt }: Pick<Round, 'startedAt' | 'urgency' | 'openedAt'>,
): Rounds {
  const round = roundOf(rounds, clock);
  if (!isRunning(round)) return rounds;
  const earliest = startedAt < round.startedAt ? startedAt : round.startedAt;
  if (earliest === round.startedAt && urgency === round.urgency) return rounds;
  return open(rounds, clock, { ...round, startedAt: earliest, urgency, openedAt }, { ...round, retargeted: true });
}

/** Same start, new target: the pauses are carried. */
export function retarget(rounds: Rounds, clock: ClockName, urgency: Urgency, at: string): Rounds {
  const round = roundOf(rounds, clock);
  return isRunning(round)
    ? open(rounds, clock, { ...round, urgency, openedAt: at }, { ...fresh(round), retargeted: true })
    : rounds;
}

/** Every running round anew, under another policy or calendar: same start, pauses and date, and what fired has fired. */
export function rebase(rounds: Rounds, from: PolicyPin, at: string): Rounds {
  return Object.values(rounds).reduce((left, round) => {
    if (round.state !== 'running') return put(left, { ...round, pin: round.pin ?? from });
    return open(left, round.clock, { ...round, openedAt: at }, { ...round, retargeted: undefined, rebasedFrom: from });
  }, rounds);
}

/** A new target is a new ladder: its steps fire anew. */
function fresh({ subject, date, pauses }: Round): Particulars {
  return { subject, date, pauses };
}

export function markDone(
  rounds: Rounds,
  clock: ClockName,
  subject: string,
  round: number,
  steps: readonly string[],
): Rounds {
  const current = roundOf(rounds, clock, subject);
  return current?.round === round ? put(rounds, { ...current, done: [...current.done, ...steps] }) : rounds;
}

function put(rounds: Rounds, round: Round): Rounds {
  return { ...rounds, [`${round.clock}/${round.subject}`]: round };
}
