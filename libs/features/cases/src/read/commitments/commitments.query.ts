import { BusinessClock, type Page, afterCursor, pageOf } from '@engine/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type CommitmentState, stateOf, stateSql } from './commitment-state';
import { CommitmentRow } from './commitment.row';

export interface CommitmentFilter {
  readonly state?: string;
  readonly ownerId?: string;
  readonly departmentId?: string;
  readonly dueBefore?: string;
}

/** What is due first comes first. */
@Injectable()
export class CommitmentsQuery {
  constructor(
    @InjectRepository(CommitmentRow) private readonly rows: Repository<CommitmentRow>,
    private readonly clock: BusinessClock,
  ) {}

  async page(filter: CommitmentFilter, limit: number, cursor?: string): Promise<Page<object>> {
    const { state, ownerId, departmentId, dueBefore } = filter;
    const now = this.clock.now();
    const query = this.rows
      .createQueryBuilder('c')
      .orderBy('c.due_at')
      .addOrderBy('c.stream_id')
      .addOrderBy('c.commitment_id')
      .setParameters({ now })
      .limit(limit + 1);
    if (state) query.andWhere(stateSql[state as CommitmentState]);
    if (ownerId) query.andWhere('c.owner_id = :ownerId', { ownerId });
    if (departmentId) query.andWhere('c.department_id = :departmentId', { departmentId });
    if (dueBefore) query.andWhere('c.due_at < :dueBefore', { dueBefore });
    const after = afterCursor(cursor, 'instant', 'text', 'text');
    if (after) {
      query.andWhere('(c.due_at, c.stream_id, c.commitment_id) > (:due, :stream, :id)', {
        due: after[0],
        stream: after[1],
        id: after[2],
      });
    }
    return pageOf(
      await query.getMany(),
      limit,
      (row) => [instant(row.due_at)!, row.stream_id, row.commitment_id],
      (row) => lineOf(row, now),
    );
  }
}

function lineOf(row: CommitmentRow, now: Date): object {
  const dates = {
    dueAt: instant(row.due_at)!,
    keptAt: instant(row.kept_at),
    withdrawnAt: instant(row.withdrawn_at),
    brokenDate: instant(row.broken_date),
  };
  return {
    caseId: row.case_id,
    caseNumber: row.case_number,
    commitmentId: row.commitment_id,
    source: row.source,
    what: row.what,
    owner: { personId: row.owner_id, name: row.owner_name },
    departmentId: row.department_id ?? undefined,
    state: stateOf(dates, now),
    madeAt: instant(row.made_at),
    firstDueAt: instant(row.first_due_at),
    ...dates,
    moved: row.moved,
    done: row.done ?? undefined,
    visibleToCustomer: row.visible_to_customer,
  };
}

function instant(value: Date | string | null): string | undefined {
  return value === null ? undefined : new Date(value).toISOString();
}
