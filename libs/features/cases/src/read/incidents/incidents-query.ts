import { afterCursor, type Page, pageOf } from '@engine/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { IncidentCaseRow } from './incident-case.row';

@Injectable()
export class IncidentsQuery {
  constructor(@InjectRepository(IncidentCaseRow) private readonly rows: Repository<IncidentCaseRow>) {}

  /** Cases that joined, without the one that leads, by number. */
  async casesOf(incidentId: string, limit: number, cursor?: string): Promise<Page<object>> {
    const query = this.rows
      .createQueryBuilder('i')
      .where('i.incident_id = :incidentId and i.case_id <> :incidentId', { incidentId })
      .orderBy('i.number')
      .addOrderBy('i.case_id')
      .limit(limit + 1);
    const after = afterCursor(cursor, 'text', 'text');
    if (after) query.andWhere('(i.number, i.case_id) > (:number, :id)', { number: after[0], id: after[1] });
    return pageOf(
      await query.getMany(),
      limit,
      (row) => [row.number, row.case_id],
      ({ case_id: id, number, status, confirmed }) => ({ id, number, status, confirmed }),
    );
  }

  /** How many cases stand where, and how many customers have confirmed. */
  async figuresOf(incidentId: string): Promise<{ cases: number; confirmed: number; byStatus: Record<string, number> }> {
    const counts = await this.rows
      .createQueryBuilder('i')
      .select('i.status', 'status')
      .addSelect('count(*)::int', 'cases')
      .addSelect('(count(*) filter (where i.confirmed))::int', 'confirmed')
      .where('i.incident_id = :incidentId and i.case_id <> :incidentId', { incidentId })
      .groupBy('i.status')
      .getRawMany<{ status: string; cases: number; confirmed: number }>();
    return {
      cases: counts.reduce((sum, { cases }) => sum + cases, 0),
      confirmed: counts.reduce((sum, { confirmed }) => sum + confirmed, 0),
      byStatus: Object.fromEntries(counts.map(({ status, cases }) => [status, cases])),
    };
  }
}
