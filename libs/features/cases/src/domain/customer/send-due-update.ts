import { shiftBusinessDays } from '@engine/working-time';
import type { EscalationLevel } from '@features/policies/contract';
import type { CaseEvent } from '../case.events';
import { type Clock, updateHoursOf } from '../clocks/clocks';
import { deliverableChannel } from './customer-channel';
import { type Ascent, roleOfLevel } from '../escalations/escalate';
import type { Fired, FiringContext } from '../clocks/fire-due-steps';
import { recipientOf } from '../escalations/recipients';
import { otherPeople, reachableListeners } from '../related/listeners';

const HOUR = 3_600_000;

/**
 * The 48-hour update (H1). One update goes out however many fell due while nothing ran; `missed` counts the rest, and
 * the next one is the first of due + k x 48 h that lies ahead, so that nothing drifts.
 */
export function sendDueUpdate(clock: Clock, dueAt: Date, context: FiringContext): Fired {
  const { state, timetable, meta } = context;
  const period = updateHoursOf(state, timetable.policy) * HOUR;
  const missed = Math.floor((meta.now.getTime() - dueAt.getTime()) / period);
  const countsFrom = new Date(dueAt.getTime() + missed * period).toISOString();
  const due = { round: clock.round.round, dueAt: dueAt.toISOString(), missed, countsFrom };
  const others = reachableListeners(state).length > 0;
  const direct = deliverableChannel(state.customer);
  const channel = direct ?? (others ? 'email' : undefined);
  if (!channel) return callInstead(due, context);

  const steps = state.untold;
  const planOverdue = !!state.plan && Date.parse(state.plan.date) <= meta.now.getTime();
  const nothingNew = steps.length === 0;
  const update: CaseEvent = {
    type: 'ProgressUpdateSent',
    data: {
      trigger: 'due',
      ...due,
      steps,
      plannedCompletion: state.plan?.date,
      planOverdue,
      nothingNew,
      locale: state.customer.locale,
      channel,
      text: state.draft,
      messageId: meta.commandId,
    },
  };
  const ascents: Ascent[] = [];
  const missing = otherPeople(state).some(({ customer }) => !deliverableChannel(customer));
  const calls = !direct || missing ? callTask(context) : [];
  if (!direct) ascents.push(ascent(1, 'customer_unreachable', dueAt));
  if (planOverdue) ascents.push(ascent(1, 'planned_date_passed', dueAt));
  const lapse = nothingNew && (planOverdue || !state.plan);
  if (lapse && state.emptyUpdates >= 1) ascents.push(ascent(state.emptyUpdates >= 2 ? 2 : 1, 'no_progress', dueAt));
  if (direct) return { facts: [update, ...calls], ascents };
  // Only the customers of joined cases have it; the one who came first still has to be told.
  const unreachable: CaseEvent = { type: 'CustomerUnreachable', data: { missed: 0, reason: 'no_channel' } };
  return { facts: [update, unreachable, ...calls], ascents };
}

/** The worker has no channel to this customer, so a person must call; a second time in a row goes one level higher. */
function callInstead(
  due: { round: number; dueAt: string; missed: number; countsFrom: string },
  context: FiringContext,
): Fired {
  const { state } = context;
  const unreachable: CaseEvent = { type: 'CustomerUnreachable', data: { ...due, reason: 'no_channel' } };
  return {
    facts: [unreachable, ...callTask(context)],
    ascents: [ascent(state.unsentUpdates >= 1 ? 2 : 1, 'customer_unreachable', new Date(due.dueAt))],
  };
}

/** A call to the customer within one business day, unless there is somebody to make it already. */
export function callTask(
  { state, timetable, directory, meta }: FiringContext,
  action = '电话告知客户进展 / Call the customer and say where the case stands',
): CaseEvent[] {
  const owner = recipientOf('owner', state, directory, { now: meta.now });
  const asked = Object.values(state.followUps).some(
    ({ kind, state: standing }) => kind === 'call' && standing === 'scheduled',
  );
  if (!owner || asked) return [];
  const { role: _role, insteadOf: _insteadOf, ...staff } = owner;
  const dueAt = shiftBusinessDays(timetable.calendar, meta.now, 1).toISOString();
  return [
    {
      type: 'FollowUpScheduled',
      data: {
        followUpId: meta.commandId,
        kind: 'call',
        dueAt,
        owner: staff,
        action,
        channels: ['phone'],
      },
    },
  ];
}

function ascent(
  level: EscalationLevel,
  kind: 'planned_date_passed' | 'no_progress' | 'customer_unreachable',
  dueAt: Date,
): Ascent {
  return { level, to: roleOfLevel[level], cause: { kind }, dueAt };
}
