import { type Page, type PageQuery, afterCursor, pageOf } from '@engine/platform';
import { ReadYourWrites } from '@engine/projections';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { apiKeys } from './api-keys';
import { ApiKeyEntity } from './entities';

/** Which keys were issued, in the order of their issue. */
@Injectable()
export class ApiKeysQuery {
  constructor(
    @InjectRepository(ApiKeyEntity) private readonly rows: Repository<ApiKeyEntity>,
    private readonly writes: ReadYourWrites,
  ) {}

  async page({ limit, cursor, after }: PageQuery): Promise<Page<ApiKeyEntity>> {
    const start = afterCursor(cursor, 'instant', 'text');
    if (after !== undefined) await this.writes.waitFor(apiKeys.name, after);
    const query = this.rows
      .createQueryBuilder('k')
      .orderBy('k.issuedAt')
      .addOrderBy('k.id')
      .limit(limit + 1);
    if (start) query.where('(k.issuedAt, k.id) > (:at::timestamptz, :id)', { at: start[0], id: start[1] });
    return pageOf(
      await query.getMany(),
      limit,
      (row) => [row.issuedAt.toISOString(), row.id],
      (row) => row,
    );
  }
}
