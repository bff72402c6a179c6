import { type Page, afterCursor, pageOf } from '@engine/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { FollowUpRow } from './follow-up.row';

export interface FollowUpFilter {
  readonly ownerId?: string;
  readonly dueBefore?: string;
  readonly state?: string;
}

/** What is due first comes first. */
@Injectable()
export class FollowUpsQuery {
  constructor(@InjectRepository(FollowUpRow) private readonly rows: Repository<FollowUpRow>) {}

  async page({ ownerId, dueBefore, state }: FollowUpFilter, limit: number, cursor?: string): Promise<Page<object>> {
    const query = this.rows
      .createQueryBuilder('f')
      .orderBy('f.due_at')
      .addOrderBy('f.follow_up_id')
      .limit(limit + 1);
    if (ownerId) query.andWhere('f.owner_id = :ownerId', { ownerId });
    if (dueBefore) query.andWhere('f.due_at < :dueBefore', { dueBefore });
    if (state) query.andWhere('f.state = :state', { state });
    const after = afterCursor(cursor, 'instant', 'text');
    if (after) query.andWhere('(f.due_at, f.follow_up_id) > (:due, :id)', { due: after[0], id: after[1] });
    return pageOf(
      await query.getMany(),
      limit,
      (row) => [new Date(row.due_at).toISOString(), row.follow_up_id],
      (row) => ({
        followUpId: row.follow_up_id,
        caseId: row.case_id,
        caseNumber: row.case_number,
        kind: row.kind,
        plan: row.plan ?? undefined,
        state: row.state,
        dueAt: new Date(row.due_at).toISOString(),
        owner: { personId: row.owner_id, name: row.owner_name },
        action: row.action,
        goal: row.goal ?? undefined,
        channels: row.channels,
        result: row.result ?? undefined,
      }),
    );
  }
}
