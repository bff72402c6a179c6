import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { openStatuses } from '../../domain/vocabulary';
import { CaseListRow } from './case-list.row';

/** The open cases of one owner, what presses most first. */
@Injectable()
export class OpenCasesQuery {
  constructor(@InjectRepository(CaseListRow) private readonly rows: Repository<CaseListRow>) {}

  async idsOf(ownerId: string, limit: number): Promise<string[]> {
    const rows = await this.rows.find({
      select: { stream_id: true, case_id: true },
      where: { owner_id: ownerId, status: In([...openStatuses]) },
      order: { due_order: 'ASC', case_id: 'ASC' },
      take: limit,
    });
    return rows.map(({ case_id }) => case_id);
  }
}
