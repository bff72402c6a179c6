import { type Page, type PageQuery, afterCursor, pageOf } from '@engine/platform';
import { ReadYourWrites } from '@engine/projections';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { PersonEntity } from './entities';
import { people } from './people';

/** Who works here, by name. */
@Injectable()
export class PeopleQuery {
  constructor(
    @InjectRepository(PersonEntity) private readonly rows: Repository<PersonEntity>,
    private readonly writes: ReadYourWrites,
  ) {}

  async page({ limit, cursor, after }: PageQuery): Promise<Page<PersonEntity>> {
    const start = afterCursor(cursor, 'text', 'text');
    if (after !== undefined) await this.writes.waitFor(people.name, after);
    const query = this.rows
      .createQueryBuilder('p')
      .orderBy('p.name')
      .addOrderBy('p.id')
      .limit(limit + 1);
    if (start) query.where('(p.name, p.id) > (:name, :id)', { name: start[0], id: start[1] });
    return pageOf(
      await query.getMany(),
      limit,
      (row) => [row.name, row.id],
      (row) => row,
    );
  }
}
