import { BusinessClock } from '@engine/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { CaseFilter } from '../../domain/saved-filters/saved-filter.events';
import { CaseListRow } from './case-list.row';
import { narrow } from './narrow';

/** One line for each facet: its name is that of the parameter which narrows by it. */
const FACETS = {
  status: 'status',
  type: 'type',
  urgency: 'urgency',
  channel: 'channel',
  owner: 'owner_id',
  department: 'department_id',
  level: 'level',
  lateEntry: 'late_entry',
} as const satisfies Readonly<Record<string, keyof CaseListRow>>;

export interface FacetValue {
  /** Null: cases that have none. */
  readonly value: string | number | boolean | null;
  readonly name?: string;
  readonly count: number;
}

export type Facets = { readonly [F in keyof typeof FACETS]: readonly FacetValue[] } & { readonly total: number };

type Grouped = Readonly<Record<string, FacetValue['value']>> & { readonly facet: number; readonly count: number };

const names = Object.keys(FACETS) as (keyof typeof FACETS)[];
const columns = Object.values(FACETS).map((column) => `c.${column}`);
/** Of grouping(): every bit set, that is by nothing. */
const TOTAL = (1 << columns.length) - 1;

/** How many of the cases that a filter lists have which status, owner, ... One pass over them for all facets. */
@Injectable()
export class CaseFacetsQuery {
  constructor(
    @InjectRepository(CaseListRow) private readonly rows: Repository<CaseListRow>,
    private readonly clock: BusinessClock,
  ) {}

  async of(filter: CaseFilter): Promise<Facets> {
    const query = this.rows
      .createQueryBuilder('c')
      .select('count(*)::int', 'count')
      .addSelect(`grouping(${columns.join(', ')})`, 'facet')
      .addSelect('min(c.owner_name)', 'owner_name')
      .groupBy(`grouping sets (${columns.map((column) => `(${column})`).join(', ')}, ())`)
      .orderBy('count', 'DESC');
    for (const [at, column] of columns.entries()) query.addSelect(column, names[at]);
    narrow(query, filter, this.clock.now());
    const grouped = await query.getRawMany<Grouped>();
    const facets = names.map((name, at) => [name, valuesOf(grouped, name, TOTAL - (1 << (names.length - 1 - at)))]);
    const total = grouped.find(({ facet }) => facet === TOTAL)?.count ?? 0;
    return { total, ...Object.fromEntries(facets) } as Facets;
  }
}

function valuesOf(grouped: readonly Grouped[], name: string, facet: number): FacetValue[] {
  return grouped
    .filter((row) => row.facet === facet)
    .map(({ [name]: value, count, owner_name: owner }) => ({
      value,
      ...(name === 'owner' && typeof owner === 'string' ? { name: owner } : {}),
      count,
    }));
}
