import { type Page, type PageQuery, afterCursor, pageOf } from '@engine/platform';
import { ReadYourWrites } from '@engine/projections';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { departments } from './departments';
import { DepartmentEntity } from './entities';

/** Which departments there are, by name. */
@Injectable()
export class DepartmentsQuery {
  constructor(
    @InjectRepository(DepartmentEntity) private readonly rows: Repository<DepartmentEntity>,
    private readonly writes: ReadYourWrites,
  ) {}

  async page({ limit, cursor, after }: PageQuery): Promise<Page<DepartmentEntity>> {
    const start = afterCursor(cursor, 'text', 'text');
    if (after !== undefined) await this.writes.waitFor(departments.name, after);
    const query = this.rows
      .createQueryBuilder('d')
      .orderBy('d.name')
      .addOrderBy('d.id')
      .limit(limit + 1);
    if (start) query.where('(d.name, d.id) > (:name, :id)', { name: start[0], id: start[1] });
    return pageOf(
      await query.getMany(),
      limit,
      (row) => [row.name, row.id],
      (row) => row,
    );
  }
}
