import { type Page, afterCursor, pageOf } from '@engine/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { SuccessStoryRow } from './success-story.row';

/** The newest first. */
@Injectable()
export class SuccessStoriesQuery {
  constructor(@InjectRepository(SuccessStoryRow) private readonly rows: Repository<SuccessStoryRow>) {}

  async page(limit: number, cursor?: string): Promise<Page<object>> {
    const query = this.rows
      .createQueryBuilder('s')
      .orderBy('s.collected_at', 'DESC')
      .addOrderBy('s.visit_id', 'DESC')
      .limit(limit + 1);
    const after = afterCursor(cursor, 'instant', 'text');
    if (after) query.andWhere('(s.collected_at, s.visit_id) < (:at, :id)', { at: after[0], id: after[1] });
    return pageOf(
      await query.getMany(),
      limit,
      (row) => [new Date(row.collected_at).toISOString(), row.visit_id],
      (row) => ({
        caseId: row.case_id,
        caseNumber: row.case_number,
        type: row.type,
        product: row.product ?? undefined,
        title: row.title,
        story: row.story,
        consent: row.consent,
        collectedAt: new Date(row.collected_at).toISOString(),
      }),
    );
  }
}
