import { type Page, afterCursor, pageOf } from '@engine/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { ApprovalRow } from './approval.row';

export interface ApprovalFilter {
  readonly state?: string;
  readonly approver?: string;
}

/** The newest first. */
@Injectable()
export class ApprovalsQuery {
  constructor(@InjectRepository(ApprovalRow) private readonly rows: Repository<ApprovalRow>) {}

  async page({ state, approver }: ApprovalFilter, limit: number, cursor?: string): Promise<Page<object>> {
    const query = this.rows
      .createQueryBuilder('a')
      .orderBy('a.requested_at', 'DESC')
      .addOrderBy('a.stream_id', 'DESC')
      .addOrderBy('a.approval_id', 'DESC')
      .limit(limit + 1);
    if (state) query.andWhere('a.state = :state', { state });
    if (approver) query.andWhere('a.approver_id = :approver', { approver });
    const after = afterCursor(cursor, 'instant', 'text', 'text');
    if (after) {
      query.andWhere('(a.requested_at, a.stream_id, a.approval_id) < (:at, :stream, :id)', {
        at: after[0],
        stream: after[1],
        id: after[2],
      });
    }
    return pageOf(
      await query.getMany(),
      limit,
      (row) => [new Date(row.requested_at).toISOString(), row.stream_id, row.approval_id],
      lineOf,
    );
  }
}

function lineOf(row: ApprovalRow): object {
  return {
    caseId: row.case_id,
    caseNumber: row.case_number,
    approvalId: row.approval_id,
    about: row.about,
    wanted: row.wanted,
    reason: row.reason ?? undefined,
    requestedBy: row.requested_by_id ? { personId: row.requested_by_id, name: row.requested_by_name } : undefined,
    approver: row.approver_id ? { personId: row.approver_id, name: row.approver_name } : undefined,
    state: row.state,
    requestedAt: new Date(row.requested_at).toISOString(),
    decidedBy: row.decided_by_name ?? undefined,
    decisionReason: row.decision_reason ?? undefined,
    decidedAt: row.decided_at ? new Date(row.decided_at).toISOString() : undefined,
  };
}
