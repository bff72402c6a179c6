import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { DirectorySnapshot } from '@features/access/contract';
import type { Case } from '../case';
import type { CaseEvent, Todo } from '../case.events';
import { channelToTell } from '../customer/customer-channel';
import { mustBePerson } from '../escalations/presence';
import { mustExist } from '../guards';
import type { Channel } from '../vocabulary';
import { appointmentOf } from './keep-appointment';

export class SendSummary {
  constructor(
    readonly id: string,
    readonly data: {
      readonly appointmentId: string;
      readonly consensus: readonly string[];
      /** Each with the id of the follow-up that it becomes. */
      readonly todos: readonly {
        readonly followUpId: string;
        readonly what: string;
        readonly ownerId: string;
        readonly dueAt: string;
      }[];
      readonly materials: readonly string[];
      /** How the customer got it. Left out: the worker writes to them. */
      readonly channel?: Channel;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** What was agreed, who does what by when, and what was handed over (E10). Each to-do is kept track of. */
export function sendSummary(directory: DirectorySnapshot): Decide<SendSummary, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustExist(state);
    const { appointmentId, consensus, materials } = data;
    const { standing } = appointmentOf(existing, appointmentId);
    if (standing === 'summarised') throw new Rejection('SUMMARY_SENT', 'The summary of this contact has been sent.');
    if (standing !== 'held')
      throw new Rejection('APPOINTMENT_NOT_HELD', 'Only a contact that took place is summed up: record its outcome.');
    if (consensus.length + data.todos.length === 0)
      throw new Rejection('SUMMARY_EMPTY', 'A summary says what was agreed, or what is to be done.');
    const { channel, messageId } = channelToTell(existing.customer, data.channel, meta);
    const todos = data.todos.map((todo) => todoOf(todo, directory, meta));
    return [
      { type: 'ContactSummarySent', data: { appointmentId, consensus, todos, materials, channel, messageId } },
      ...todos.map(({ followUpId, what, owner, dueAt }): CaseEvent => ({
        type: 'FollowUpScheduled',
        data: { followUpId, kind: 'planned', dueAt, owner, action: what, channels: [] },
      })),
    ];
  };
}

function todoOf(
  { followUpId, what, ownerId, dueAt }: SendSummary['data']['todos'][number],
  directory: DirectorySnapshot,
  { now }: CommandMeta,
): Todo {
  const owner = mustBePerson(ownerId, 'The owner of a to-do', directory);
  if (Date.parse(dueAt) <= now.getTime()) throw new Rejection('DATE_IN_PAST', 'A to-do must lie ahead.');
  return { followUpId, what, owner, dueAt: new Date(dueAt).toISOString() };
}
