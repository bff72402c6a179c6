import { type PolicyPin, Timetables } from '@features/policies/contract';
import { Injectable } from '@nestjs/common';
import { PinnedCases } from '../read/pinned-cases/pinned-cases';
import { RebaseMany } from './rebase-many';

const PAGE = 100;
/** Of one run and one version; the rest follows with the next sweep. */
const PAGES = 50;

/**
 * Rebases the open cases whose due times depend on a year that their calendar lacks, once a later version of it has that
 * year. It looks at what is, not at the moment of publishing: nothing is lost by a restart, and a clock that reaches
 * such a year only later is found as well. Cases that ask nothing of the year are not touched (M8).
 */
@Injectable()
export class LearnMissingYears {
  constructor(
    private readonly timetables: Timetables,
    private readonly cases: PinnedCases,
    private readonly rebases: RebaseMany,
  ) {}

  async run(): Promise<void> {
    const pins = await this.cases.lackingYears();
    if (pins.length === 0) return;
    await this.timetables.refresh();
    for (const pin of pins) await this.learn(pin);
  }

  private async learn(pin: PolicyPin): Promise<void> {
    const { pin: latest, calendar } = this.timetables.latest(pin.policyVersion);
    if (latest.calendarVersion <= pin.calendarVersion) return;
    const { policyVersion, calendarVersion } = latest;
    const data = { policyVersion, calendarVersion, cause: 'calendar_year' } as const;
    const why = ['calendar_year', latest.calendar, String(policyVersion), String(calendarVersion)];
    let after: string | undefined;
    for (let page = 0; page < PAGES; page++) {
      const ids = await this.cases.wanting(calendar.years, pin, PAGE, after);
      await this.rebases.send(ids, data, why);
      after = ids.at(-1);
      if (ids.length < PAGE) return;
    }
  }
}
