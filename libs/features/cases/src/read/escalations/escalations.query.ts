import { type Page, afterCursor, pageOf } from '@engine/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { EscalationRow } from './escalation.row';

export interface EscalationFilter {
  readonly to?: string;
  readonly state?: string;
}

/** The newest first. */
@Injectable()
export class EscalationsQuery {
  constructor(@InjectRepository(EscalationRow) private readonly rows: Repository<EscalationRow>) {}

  async page({ to, state }: EscalationFilter, limit: number, cursor?: string): Promise<Page<object>> {
    const query = this.rows
      .createQueryBuilder('e')
      .orderBy('e.raised_at', 'DESC')
      .addOrderBy('e.stream_id', 'DESC')
      .addOrderBy('e.number', 'DESC')
      .limit(limit + 1);
    if (to) query.andWhere('e.recipient_id = :to', { to });
    if (state) query.andWhere('e.state = :state', { state });
    const after = afterCursor(cursor, 'instant', 'text', 'integer');
    if (after) {
      query.andWhere('(e.raised_at, e.stream_id, e.number) < (:at, :stream, :number)', {
        at: after[0],
        stream: after[1],
        number: after[2],
      });
    }
    return pageOf(
      await query.getMany(),
      limit,
      (row) => [new Date(row.raised_at).toISOString(), row.stream_id, row.number],
      (row) => ({
        caseId: row.case_id,
        caseNumber: row.case_number,
        number: row.number,
        level: row.level,
        to: row.recipient_id
          ? { personId: row.recipient_id, name: row.recipient_name, role: row.recipient_role }
          : undefined,
        causes: row.causes,
        state: row.state,
        raisedAt: new Date(row.raised_at).toISOString(),
        dueAt: row.due_at ? new Date(row.due_at).toISOString() : undefined,
        latenessSeconds: row.lateness_seconds,
        acceptedBy: row.accepted_by ?? undefined,
        promisedAt: row.promised_at ? new Date(row.promised_at).toISOString() : undefined,
      }),
    );
  }
}
