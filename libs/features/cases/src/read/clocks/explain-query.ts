import { Rejection, streamIdOf } from '@engine/decider';
import { EventStore } from '@engine/event-store';
import { BusinessClock, type Locale, SETTINGS, type Settings } from '@engine/platform';
import { Timetables } from '@features/policies/contract';
import { Inject, Injectable } from '@nestjs/common';
import { CaseKnowledge } from '../../case-knowledge';
import { caseStream } from '../../domain/case';
import type { CaseEvent } from '../../domain/case.events';
import { explainClock } from '../../domain/clocks/explain/explain-clock';
import { toldRounds } from '../../domain/clocks/explain/told-rounds';
import { clockIdOf } from '../../domain/clocks/rounds';
import { explainAnswer } from './explain-answer';

/** Folded from the stream itself, with the event that each thing goes back to. */
@Injectable()
export class ExplainQuery {
  constructor(
    private readonly store: EventStore,
    private readonly timetables: Timetables,
    private readonly knowledge: CaseKnowledge,
    private readonly clock: BusinessClock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'defaultTimeZone'>,
  ) {}

  /** @throws Rejection CASE_NOT_FOUND, CLOCK_UNKNOWN. Without a round: the latest. */
  async explain(id: string, clockId: string, round: number | undefined, locale: Locale) {
    const events = await this.store.read<CaseEvent>(streamIdOf(caseStream, id));
    if (events.length === 0) throw new Rejection('CASE_NOT_FOUND', 'There is no such case.');
    await this.knowledge.gather();
    const rounds = toldRounds(events).filter((told) => clockIdOf(told.round) === clockId);
    const told = round === undefined ? rounds.at(-1) : rounds.find((one) => one.round.round === round);
    if (!told) {
      throw new Rejection('CLOCK_UNKNOWN', 'This case has no such clock, or no such round of it.', { clock: clockId });
    }
    const now = this.clock.now();
    return explainAnswer(explainClock(told, this.timetables, now), locale, this.settings.defaultTimeZone, now);
  }
}
