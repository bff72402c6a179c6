import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Timetable, Timetables } from '@features/policies/contract';
import type { Case, Commitment, ExistingCase, FollowUp } from '../case';
import type { CaseEvent, StepFired } from '../case.events';
import { type Clock, type ClockStep, runningClocksOf, pendingSteps } from './clocks';
import { responsibleFor } from './responsible';
import { type Ascent, escalate } from '../escalations/escalate';
import { mustExist } from '../guards';
import { momentOf } from '../escalations/presence';
import { recipientOf } from '../escalations/recipients';
import { deliverableChannel } from '../customer/customer-channel';
import { remindCustomer } from '../voice/remind-customer';
import { sendDueUpdate } from '../customer/send-due-update';
import { settleSilence } from '../settling/settle-silence';
import type { ClockName } from '../vocabulary';

export interface StepKey {
  readonly clock: ClockName;
  readonly subject: string;
  readonly round: number;
  readonly step: string;
}

export class FireDueSteps {
  constructor(
    readonly id: string,
    readonly data: StepKey,
    readonly meta: CommandMeta,
  ) {}
}

interface DueClock {
  readonly clock: Clock;
  /** The highest of the steps that are past; the earlier ones are skipped. */
  readonly step: ClockStep;
  readonly skipped: readonly string[];
}

/**
 * Fires what is due on a case. The step named by the command must still run and not have fired: late, doubled or
 * stalled work is refused, not remembered as done, since the same step may yet fall due after a pause. All clocks of
 * the case that are due are settled in the same decision, so that several steps first seen together (late entry,
 * downtime) make one escalation.
 */
export function fireDueSteps(
  timetables: Pick<Timetables, 'of'>,
  directory: DirectorySnapshot,
): Decide<FireDueSteps, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustExist(state);
    const timetable = timetables.of(existing.policy);
    const due = runningClocksOf(existing, timetable).flatMap((clock) => dueOf(clock, existing, meta.now));
    if (!due.some((clock) => isNamed(clock, data)))
      throw new Rejection('STEP_NOT_DUE', 'This step is not due, or has fired.');
    const context = { state: existing, timetable, timetables, directory, meta };
    const fired = due.map((clock) => fire(clock, context));
    return [
      ...fired.flatMap((result) => result.facts),
      ...escalate(
        fired.flatMap((result) => result.ascents),
        existing,
        directory,
        momentOf(meta, timetable),
      ),
    ];
  };
}

export interface FiringContext {
  readonly state: ExistingCase;
  readonly timetable: Timetable;
  /** For what a round was held to before its case was rebased. */
  readonly timetables: Pick<Timetables, 'of'>;
  readonly directory: DirectorySnapshot;
  readonly meta: CommandMeta;
}

export interface Fired {
  readonly facts: readonly CaseEvent[];
  readonly ascents: readonly Ascent[];
}

function dueOf(clock: Clock, state: ExistingCase, now: Date): DueClock[] {
  const past = pendingSteps(clock).filter((step) => step.dueAt <= now);
  // No reminder to the customer is passed over: the next one waits for its time after this one.
  if (clock.round.clock === 'customer_answer' && deliverableChannel(state.customer) && past.length > 0)
    return [{ clock, step: past[0], skipped: [] }];
  const step = past.at(-1);
  return step ? [{ clock, step, skipped: past.slice(0, -1).map(({ rule }) => rule.step) }] : [];
}

function isNamed({ clock, step, skipped }: DueClock, key: StepKey): boolean {
  const { round } = clock;
  const sameRound = round.clock === key.clock && round.subject === key.subject && round.round === key.round;
  return sameRound && (step.rule.step === key.step || skipped.includes(key.step));
}

function fire(due: DueClock, context: FiringContext): Fired {
  const { clock, step } = due;
  const { state, directory, meta, timetable } = context;
  const record = stepFired(due, meta.now);
  if (clock.round.clock === 'customer_update' && step.rule.step === 'send')
    return sendDueUpdate(clock, step.dueAt, context);
  if (clock.round.clock === 'objection') return settleSilence(record, context);
  if (clock.round.clock === 'customer_answer') return remindCustomer(record, context);
  const followUp = clock.round.clock === 'follow_up' ? state.followUps[clock.round.subject] : undefined;
  const commitment = clock.round.clock === 'commitment' ? state.commitments[clock.round.subject] : undefined;
  const owner = responsibleFor(clock.round, state);
  if (!step.rule.level) {
    const recipient = recipientOf(step.rule.to, { ...state, owner }, directory, momentOf(meta, timetable));
    return { facts: [{ type: 'DeadlineWarned', data: { ...record, recipient } }], ascents: [] };
  }
  const breachedByReclassification = !!clock.round.retargeted && step.dueAt.toISOString() < clock.round.openedAt;
  const breachedByRebase = isBreachedByRebase(due, context) || undefined;
  const missed = [...missedFollowUp(followUp, record), ...brokenCommitment(commitment, record)];
  const { clock: name, subject, round, step: stepName } = record;
  return {
    facts: [...missed, { type: 'DeadlineBreached', data: { ...record, breachedByReclassification, breachedByRebase } }],
    ascents: [
      {
        level: step.rule.level,
        to: step.rule.to,
        cause: { kind: 'clock', clock: name, subject, round, step: stepName },
        dueAt: step.dueAt,
        latenessSeconds: record.latenessSeconds,
        owner,
      },
    ],
  };
}

/** It was past in the moment the case was rebased, and would not have been under the version before. */
function isBreachedByRebase({ clock, step }: DueClock, { state, timetables }: FiringContext): boolean {
  const { rebasedFrom, openedAt } = clock.round;
  if (!rebasedFrom || step.dueAt.toISOString() >= openedAt) return false;
  const before = runningClocksOf(state, timetables.of(rebasedFrom)).find(({ round }) => round === clock.round);
  const same = before?.steps.find(({ rule }) => rule.step === step.rule.step);
  return !same || same.dueAt.toISOString() >= openedAt;
}

function missedFollowUp(followUp: FollowUp | undefined, record: StepFired): CaseEvent[] {
  if (followUp?.state !== 'scheduled') return [];
  const { subject: followUpId, latenessSeconds } = record;
  return [{ type: 'FollowUpMissed', data: { followUpId, dueAt: followUp.dueAt, latenessSeconds } }];
}

function brokenCommitment(commitment: Commitment | undefined, record: StepFired): CaseEvent[] {
  if (commitment?.state !== 'open') return [];
  const { subject: commitmentId, latenessSeconds } = record;
  return [{ type: 'CommitmentBroken', data: { commitmentId, dueAt: commitment.dueAt, latenessSeconds } }];
}

function stepFired({ clock, step, skipped }: DueClock, now: Date): StepFired {
  const { clock: name, subject, round } = clock.round;
  return {
    clock: name,
    subject,
    round,
    step: step.rule.step,
    dueAt: step.dueAt.toISOString(),
    latenessSeconds: Math.max(0, Math.round((now.getTime() - step.dueAt.getTime()) / 1000)),
    skipped,
  };
}
