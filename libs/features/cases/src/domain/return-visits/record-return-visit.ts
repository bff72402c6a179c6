import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { Timetables } from '@features/policies/contract';
import type { Case, ExistingCase } from '../case';
import type { CaseEvent } from '../case.events';
import { doneBy } from '../done-by';
import { planned } from '../follow-ups/follow-up-plans';
import { mustBeFilled, mustExist } from '../guards';
import type { Channel, Effect } from '../vocabulary';
import type { ReturnVisit } from './return-visit';

export class RecordReturnVisit {
  constructor(
    readonly id: string,
    readonly data: {
      readonly visitId: string;
      readonly channel: Channel;
      readonly effective: Effect;
      readonly words: string;
      /** What is done about it. */
      readonly measures?: string;
      readonly successStory?: { readonly title: string; readonly story: string; readonly consent?: string };
    },
    readonly meta: CommandMeta,
  ) {}
}

/** Whether it helps, in the customer's words. If it does not, somebody follows it up; if it does, it may be told (H9). */
export function recordReturnVisit(timetables: Pick<Timetables, 'of'>): Decide<RecordReturnVisit, Case, CaseEvent> {
  return ({ data, meta }, state) => {
    const existing = mustExist(state);
    const { visitId, channel, effective, words, measures } = data;
    const { kind, owner } = dueVisit(existing, visitId);
    const { calendar } = timetables.of(existing.policy);
    const followUp = planned('within_3_days', calendar, meta.now);
    return [
      { type: 'ReturnVisitMade', data: { visitId, kind, channel, effective, words, measures } },
      { type: 'CustomerContacted', data: { channel, outcome: 'reached', summary: words, visibleToCustomer: false } },
      ...doneBy(['call'], 'reached', existing, meta.occurredAt),
      ...storyOf(data),
      ...(effective === 'no'
        ? [
            {
              type: 'FollowUpScheduled',
              data: {
                followUpId: meta.commandId,
                kind: 'planned',
                plan: 'within_3_days',
                dueAt: followUp.dueAt,
                owner,
                action: measures ?? `${NO_HELP}${words}`,
                channels: followUp.channels,
              },
            } satisfies CaseEvent,
          ]
        : []),
    ];
  };
}

const NO_HELP = '客户表示方案没有效果 / The customer says that it did not help: ';

function dueVisit(state: ExistingCase, visitId: string): ReturnVisit {
  const visit = state.visits[visitId];
  if (!visit) throw new Rejection('RETURN_VISIT_UNKNOWN', 'This case has no such return visit.', { visitId });
  if (visit.standing === 'made') throw new Rejection('RETURN_VISIT_DONE', 'This return visit was made already.');
  if (visit.standing === 'superseded')
    throw new Rejection('RETURN_VISIT_OVER', 'The case has begun anew since: the next resolution plans a new visit.');
  return visit;
}

function storyOf({ visitId, effective, successStory }: RecordReturnVisit['data']): CaseEvent[] {
  if (!successStory) return [];
  if (effective !== 'yes') throw new Rejection('NO_SUCCESS', 'Only what helped makes a success story.');
  const { title, story } = successStory;
  const consent = mustBeFilled(
    successStory.consent,
    'CONSENT_REQUIRED',
    'A story is told only with the customer’s consent: say how it was given.',
  );
  return [{ type: 'SuccessStoryCollected', data: { visitId, title, story, consent } }];
}
