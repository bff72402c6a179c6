import { BusinessClock, type Page, afterCursor, pageOf } from '@engine/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { CaseFilter } from '../../domain/saved-filters/saved-filter.events';
import type { Board } from '../boards/boards';
import { CaseListRow } from './case-list.row';
import { narrow } from './narrow';

/** What presses most comes first: the next due time of any running clock. */
@Injectable()
export class CaseListQuery {
  constructor(
    @InjectRepository(CaseListRow) private readonly rows: Repository<CaseListRow>,
    private readonly clock: BusinessClock,
  ) {}

  async page(filter: CaseFilter, limit: number, cursor?: string, board?: Board): Promise<Page<object>> {
    const now = this.clock.now();
    const query = this.rows
      .createQueryBuilder('c')
      .orderBy('c.due_order')
      .addOrderBy('c.case_id')
      .limit(limit + 1);
    narrow(query, filter, now);
    if (board) query.andWhere(board.condition, board.parameters);
    const after = afterCursor(cursor, 'instant', 'text');
    if (after) query.andWhere('(c.due_order, c.case_id) > (:due, :id)', { due: after[0], id: after[1] });
    return pageOf(
      await query.getMany(),
      limit,
      (row) => [instant(row.due_order)!, row.case_id],
      (row) => lineOf(row, now),
    );
  }
}

function lineOf(row: CaseListRow, now: Date): object {
  const nextDueAt = row.next_due_clock ? instant(row.due_order) : undefined;
  return {
    id: row.case_id,
    number: row.number,
    type: row.type,
    urgency: row.urgency,
    status: row.status,
    outcome: row.outcome ?? undefined,
    channel: row.channel,
    customer: { name: row.customer_name ?? undefined, reference: row.customer_reference ?? undefined, vip: row.vip },
    orderNo: row.order_no ?? undefined,
    product: row.product ?? undefined,
    problemCategory: row.problem_category ?? undefined,
    owner: row.owner_id ? { personId: row.owner_id, name: row.owner_name } : undefined,
    departmentId: row.department_id ?? undefined,
    level: row.level,
    cycle: row.cycle,
    lateEntry: row.late_entry,
    overdue: nextDueAt !== undefined && Date.parse(nextDueAt) <= now.getTime(),
    nextDueAt,
    nextDueClock: row.next_due_clock ?? undefined,
    plannedDate: instant(row.planned_date),
    receivedAt: instant(row.received_at),
    updatedAt: instant(row.updated_at),
  };
}

function instant(value: Date | string | null): string | undefined {
  return value === null ? undefined : new Date(value).toISOString();
}
