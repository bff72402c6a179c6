import { BusinessClock, type Page, afterCursor, pageOf } from '@engine/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { CaseListRow } from './case-list.row';

export interface CaseListFilter {
  readonly status?: readonly string[];
  readonly type?: readonly string[];
  readonly urgency?: readonly string[];
  readonly owner?: string;
  readonly department?: string;
  readonly overdue?: boolean;
  readonly lateEntry?: boolean;
  readonly dueBefore?: string;
  readonly number?: string;
  readonly orderNo?: string;
  readonly customerReference?: string;
  readonly product?: string;
  readonly problemCategory?: string;
}

/** What presses most comes first: the next due time of any running clock. */
@Injectable()
export class CaseListQuery {
  constructor(
    @InjectRepository(CaseListRow) private readonly rows: Repository<CaseListRow>,
    private readonly clock: BusinessClock,
  ) {}

  async page(filter: CaseListFilter, limit: number, cursor?: string): Promise<Page<object>> {
    const query = this.rows
      .createQueryBuilder('c')
      .orderBy('c.due_order')
      .addOrderBy('c.case_id')
      .limit(limit + 1);
    narrow(query, filter, this.clock.now());
    const after = afterCursor(cursor, 'instant', 'text');
    if (after) query.andWhere('(c.due_order, c.case_id) > (:due, :id)', { due: after[0], id: after[1] });
    const now = this.clock.now();
    return pageOf(
      await query.getMany(),
      limit,
      (row) => [instant(row.due_order)!, row.case_id],
      (row) => lineOf(row, now),
    );
  }
}

function narrow(query: SelectQueryBuilder<CaseListRow>, filter: CaseListFilter, now: Date): void {
  const {
    status,
    type,
    urgency,
    owner,
    department,
    overdue,
    lateEntry,
    dueBefore,
    number,
    orderNo,
    customerReference,
    product,
    problemCategory,
  } = filter;
  if (status) query.andWhere('c.status in (:...status)', { status });
  if (type) query.andWhere('c.type in (:...type)', { type });
  if (urgency) query.andWhere('c.urgency in (:...urgency)', { urgency });
  if (owner) query.andWhere('c.owner_id = :owner', { owner });
  if (department) query.andWhere('c.department_id = :department', { department });
  if (overdue !== undefined) query.andWhere(overdue ? 'c.due_order <= :now' : 'c.due_order > :now', { now });
  if (lateEntry !== undefined) query.andWhere('c.late_entry = :lateEntry', { lateEntry });
  if (dueBefore) query.andWhere('c.due_order < :dueBefore', { dueBefore });
  if (number) query.andWhere('c.number = :number', { number });
  if (orderNo) query.andWhere('c.order_no = :orderNo', { orderNo });
  if (customerReference) query.andWhere('c.customer_reference = :customerReference', { customerReference });
  if (product) query.andWhere('c.product = :product', { product });
  if (problemCategory) query.andWhere('c.problem_category = :problemCategory', { problemCategory });
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
