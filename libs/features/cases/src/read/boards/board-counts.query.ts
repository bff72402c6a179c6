import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { CaseFilter } from '../../domain/saved-filters/saved-filter.events';
import { CaseListRow } from '../case-list/case-list.row';
import { narrow } from '../case-list/narrow';
import { type BoardName, boardNames, boardOf, type Viewer } from './boards';

/** How many cases are on each board, in one pass over the list. */
@Injectable()
export class BoardCountsQuery {
  constructor(@InjectRepository(CaseListRow) private readonly rows: Repository<CaseListRow>) {}

  async of(filter: CaseFilter, viewer: Viewer): Promise<Readonly<Record<BoardName, number>>> {
    const query = this.rows.createQueryBuilder('c').select([]);
    for (const name of boardNames) {
      const { condition, parameters } = boardOf(name, viewer);
      query.addSelect(`count(*) filter (where ${condition})::int`, name).setParameters(parameters);
    }
    narrow(query, filter, viewer.now);
    return (await query.getRawOne<Record<BoardName, number>>())!;
  }
}
