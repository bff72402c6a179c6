import type { Recorded } from '@engine/decider';
import { EventStore } from '@engine/event-store';
import { BusinessClock, SETTINGS, type Settings } from '@engine/platform';
import { Inject, Injectable } from '@nestjs/common';
import { CaseKnowledge } from '../../case-knowledge';
import type { ExistingCase } from '../../domain/case';
import type { CaseEvent } from '../../domain/case.events';
import { clocksOf } from '../../domain/clocks/clocks';
import { deliverableChannel } from '../../domain/customer/customer-channel';
import { mustExist } from '../../domain/guards';
import { caseStory } from '../../messages/case-story';
import type { Telling } from '../../messages/telling';
import { nextUpdateText } from '../../messages/to-customer/next-update';
import { progressOf } from '../../messages/to-customer/progress-of';

/** What the worker would tell the customer next, when, and how. Nothing where no update is due. */
@Injectable()
export class NextUpdateQuery {
  constructor(
    private readonly store: EventStore,
    private readonly knowledge: CaseKnowledge,
    private readonly clock: BusinessClock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Rejection CASE_NOT_FOUND */
  async of(id: string) {
    const { state: story } = await this.store.load(caseStory, id);
    const state = mustExist(story.state);
    const { timetables, directory } = await this.knowledge.gather();
    const timetable = timetables.of(state.policy);
    const clock = clocksOf(state, timetable).find(({ round }) => round.clock === 'customer_update');
    const due = clock?.state === 'running' ? clock.dueAt : undefined;
    const recordedAt = this.clock.now().toISOString();
    const telling: Telling = {
      event: { recordedAt } as Recorded<CaseEvent>,
      state,
      story,
      feedback: story.feedback!,
      timetable,
      directory,
      zone: this.settings.defaultTimeZone,
    };
    return {
      state: clock?.state ?? 'stopped',
      round: clock?.round.round,
      dueAt: due?.toISOString(),
      ...(due && toldAt(telling, state, due)),
    };
  }
}

function toldAt(telling: Telling, state: ExistingCase, due: Date) {
  const { steps, plannedCompletion, planOverdue } = progressOf(state, due);
  const channel = deliverableChannel(state.customer);
  const { subject, body } = nextUpdateText(telling, due);
  return {
    channel,
    locale: state.customer.locale,
    steps,
    plannedCompletion,
    planOverdue,
    nothingNew: steps.length === 0,
    draft: state.draft,
    preview: channel && { subject, body },
  };
}
