import { Rejection } from '@engine/decider';
import { EventStore } from '@engine/event-store';
import { afterCursor, type Page, pageOf, type Principal } from '@engine/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { mayUse, savedFilterStream } from '../../domain/saved-filters/saved-filter';
import type { CaseFilter } from '../../domain/saved-filters/saved-filter.events';
import { SavedFilterRow } from './saved-filter.row';

type Asking = Pick<Principal, 'personId' | 'departmentId'>;

export interface SavedFilterLine {
  readonly id: string;
  readonly name: string;
  readonly query: CaseFilter;
  readonly shared: boolean;
  readonly mine: boolean;
  readonly version: number;
}

@Injectable()
export class SavedFiltersQuery {
  constructor(
    @InjectRepository(SavedFilterRow) private readonly rows: Repository<SavedFilterRow>,
    private readonly store: EventStore,
  ) {}

  /** Those of the person, and those that the department shares, by name. */
  async page({ personId, departmentId }: Asking, limit: number, cursor?: string): Promise<Page<SavedFilterLine>> {
    const after = afterCursor(cursor, 'text', 'text');
    if (!personId) return { items: [] };
    const query = this.rows
      .createQueryBuilder('f')
      .where('(f.owner_id = :personId or f.department_id = :departmentId)', {
        personId,
        departmentId: departmentId ?? null,
      })
      .orderBy('f.name')
      .addOrderBy('f.stream_id')
      .limit(limit + 1);
    if (after) query.andWhere('(f.name, f.stream_id) > (:name, :stream)', { name: after[0], stream: after[1] });
    return pageOf(
      await query.getMany(),
      limit,
      ({ name, stream_id: stream }) => [name, stream],
      (row) => ({
        id: row.filter_id,
        name: row.name,
        query: row.query,
        shared: row.department_id !== null,
        mine: row.owner_id === personId,
        version: row.version,
      }),
    );
  }

  /** What a filter asks for, as it is now. @throws Rejection FILTER_UNKNOWN, also of a filter that is somebody else's */
  async queryOf(id: string, who: Asking): Promise<CaseFilter> {
    const { state } = await this.store.load(savedFilterStream, id);
    if (state.status === 'saved' && mayUse(state, who)) return state.query;
    throw new Rejection('FILTER_UNKNOWN', 'There is no such filter.');
  }
}
