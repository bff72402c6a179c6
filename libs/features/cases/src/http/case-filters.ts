import type { Principal } from '@engine/platform';
import { ReadYourWrites } from '@engine/projections';
import { Injectable } from '@nestjs/common';
import type { CaseFilter } from '../domain/saved-filters/saved-filter.events';
import { CASE_LIST } from '../read/case-list/case-list.projection';
import { CASE_SEARCH } from '../read/case-search/case-search.projection';
import { SavedFiltersQuery } from '../read/saved-filters/saved-filters.query';
import type { NarrowedBy } from './case-filter.parameters';

/** Makes one filter of the saved one that is named and of what else is said. */
@Injectable()
export class CaseFilters {
  constructor(
    private readonly saved: SavedFiltersQuery,
    private readonly readYourWrites: ReadYourWrites,
  ) {}

  /** @throws Rejection FILTER_UNKNOWN, ReadModelBehind when `after` has not been seen within 2 s */
  async resolve({ filter, ...said }: NarrowedBy, who: Principal, after?: number): Promise<CaseFilter> {
    const query = filter ? { ...(await this.saved.queryOf(filter, who)), ...defined(said) } : said;
    if (after) {
      const tables = query.q ? [CASE_LIST, CASE_SEARCH] : [CASE_LIST];
      await Promise.all(tables.map((table) => this.readYourWrites.waitFor(table, after)));
    }
    return query;
  }
}

function defined<T extends object>(given: T): Partial<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
}
