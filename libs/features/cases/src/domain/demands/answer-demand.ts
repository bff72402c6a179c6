import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Case, ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import { isRunning, roundOf } from '../clocks/rounds';
import { channelToTell } from '../customer/customer-channel';
import { doneBy } from '../done-by';
import { mustBeOpen, mustExist } from '../guards';
import type { Channel, DemandDecision } from '../vocabulary';
import { type Demand, isDemand } from './demand';

export class AnswerDemand {
  constructor(
    readonly id: string,
    readonly data: {
      readonly decision: DemandDecision;
      readonly words: string;
      readonly plannedFor?: string;
      /** How the customer was told. Left out: the worker writes to them. */
      readonly channel?: Channel;
    },
    readonly meta: CommandMeta,
  ) {}
}

/** What becomes of a request or a suggestion, told to the customer (F5). What is put off is looked at again. */
export const answerDemand: Decide<AnswerDemand, Case, CaseEvent> = ({ data, meta }, state) => {
  const existing = mustExist(state);
  const { priority } = owedDemand(existing);
  if (!isRunning(roundOf(existing.rounds, 'request_response'))) mustBeOpen(existing);
  const { decision, words } = data;
  const plannedFor = data.plannedFor && new Date(data.plannedFor).toISOString();
  if (plannedFor && plannedFor <= meta.now.toISOString())
    throw new Rejection('DATE_IN_PAST', 'What is planned must lie ahead.');
  const { channel, messageId } = channelToTell(existing.customer, data.channel, meta);
  return [
    { type: 'DemandAnswered', data: { priority, decision, words, plannedFor, channel, messageId } },
    ...(data.channel ? doneBy(['call'], 'reached', existing, meta.occurredAt) : []),
  ];
};

function owedDemand({ demand, type }: ExistingCase): Demand {
  if (!demand || !isDemand(type))
    throw new Rejection('NO_DEMAND', 'Only a request or suggestion with a demand priority is answered: triage it.');
  if (demand.settled) throw new Rejection('DEMAND_SETTLED', 'This demand has had its answer.');
  return demand;
}
