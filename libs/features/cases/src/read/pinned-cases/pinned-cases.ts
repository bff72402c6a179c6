import { Database } from '@engine/platform';
import type { PolicyPin } from '@features/policies/contract';
import { Injectable } from '@nestjs/common';
import { PINNED_CASES } from './pinned-cases.projection';

/** Sorts before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Which cases are held to what; always a page, in the order of their ids. */
@Injectable()
export class PinnedCases {
  constructor(private readonly database: Database) {}

  /** Those held to older versions than `to`: of the policy, or under the same policy of the calendar. */
  async older(to: PolicyPin, limit: number, after = FIRST): Promise<string[]> {
    const rows = await this.database.query<{ case_id: string }>(
      `select case_id from pinned_case
        where case_id > $1
          and (policy_version < $2 or (policy_version = $2 and calendar = $3 and calendar_version < $4))
        order by case_id limit $5`,
      [after, to.policyVersion, to.calendar, to.calendarVersion, limit],
    );
    return rows.map((row) => row.case_id);
  }

  /** The versions of which some case wants a year that its calendar lacks. */
  async lackingYears(): Promise<PolicyPin[]> {
    const rows = await this.database.query<{ policy_version: number; calendar: string; calendar_version: number }>(
      `select distinct policy_version, calendar, calendar_version from pinned_case where years_wanted <> '{}'`,
    );
    return rows.map(({ policy_version: policyVersion, calendar, calendar_version: calendarVersion }) => ({
      policyVersion,
      calendar,
      calendarVersion,
    }));
  }

  /** Those held to `pin` that want one of the years. */
  async wanting(years: readonly number[], pin: PolicyPin, limit: number, after = FIRST): Promise<string[]> {
    const rows = await this.database.query<{ case_id: string }>(
      `select case_id from pinned_case
        where years_wanted <> '{}' and years_wanted && $2::int[] and case_id > $1
          and policy_version = $3 and calendar = $4 and calendar_version = $5
        order by case_id limit $6`,
      [after, years, pin.policyVersion, pin.calendar, pin.calendarVersion, limit],
    );
    return rows.map((row) => row.case_id);
  }

  /** How far the list has come in the log. */
  async position(): Promise<number> {
    const [row] = await this.database.query<{ position: number }>('select position from checkpoint where name = $1', [
      PINNED_CASES,
    ]);
    return row?.position ?? 0;
  }
}
