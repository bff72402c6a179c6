import { EventStore } from '@engine/event-store';
import { BusinessClock } from '@engine/platform';
import { type PolicyPin, Timetables } from '@features/policies/contract';
import { Injectable } from '@nestjs/common';
import { caseStream, type ExistingCase } from '../../domain/case';
import { runningClocksOf } from '../../domain/clocks/clocks';
import { clockIdOf } from '../../domain/clocks/rounds';
import { mustExist } from '../../domain/guards';
import { movedDueTimes } from '../../domain/service-levels/moved-due-times';
import { mustBeRebasable } from '../../domain/service-levels/rebase-case';
import { pinWanted, type VersionsWanted } from '../../domain/service-levels/versions-wanted';

/** What a rebase would move, by the same functions that decide it. Changes nothing. */
@Injectable()
export class RebasePreviewQuery {
  constructor(
    private readonly store: EventStore,
    private readonly timetables: Timetables,
    private readonly clock: BusinessClock,
  ) {}

  /** @throws Rejection CASE_NOT_FOUND, VERSION_UNKNOWN, and what a rebase would be refused with. */
  async of(id: string, wanted: VersionsWanted) {
    const { state } = await this.store.load(caseStream, id);
    const existing = mustExist(state);
    const to = await this.pin(wanted);
    mustBeRebasable(existing, to);
    return this.preview(id, existing, to);
  }

  /** The versions wanted, as of now. @throws Rejection VERSION_UNKNOWN */
  async pin(wanted: VersionsWanted): Promise<PolicyPin> {
    await this.timetables.refresh();
    return pinWanted(wanted, this.timetables);
  }

  preview(id: string, state: ExistingCase, to: PolicyPin) {
    const running = runningClocksOf(state, this.timetables.of(state.policy));
    return {
      id,
      from: state.policy,
      to,
      moves: movedDueTimes(state, to, this.clock.now(), this.timetables),
      paused: running.filter((one) => one.state === 'paused').map(({ round }) => clockIdOf(round)),
    };
  }
}
