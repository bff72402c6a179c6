import { EventStore } from '@engine/event-store';
import { BusinessClock } from '@engine/platform';
import { Injectable } from '@nestjs/common';
import { CaseKnowledge } from '../../case-knowledge';
import { caseStream } from '../../domain/case';
import { mustExist } from '../../domain/guards';
import { holders } from './holders';
import { type Holding, holdingOf } from './holding';

/** Folded from the stream itself, hence always current. */
@Injectable()
export class HoldingQuery {
  constructor(
    private readonly store: EventStore,
    private readonly knowledge: CaseKnowledge,
    private readonly clock: BusinessClock,
  ) {}

  /** @throws Rejection CASE_NOT_FOUND */
  async of(id: string): Promise<Holding> {
    const [{ state }, { state: held }] = await Promise.all([
      this.store.load(caseStream, id),
      this.store.load(holders, id),
    ]);
    const { policy } = mustExist(state);
    const { timetables, directory } = await this.knowledge.gather();
    return holdingOf(held.turns, timetables.of(policy).calendar, directory, this.clock.now());
  }
}
