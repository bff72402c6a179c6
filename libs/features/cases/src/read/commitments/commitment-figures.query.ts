import { BusinessClock } from '@engine/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { type CommitmentState, stateSql } from './commitment-state';
import { CommitmentRow } from './commitment.row';

const counted: Readonly<Record<string, CommitmentState>> = {
  open: 'open',
  kept: 'kept',
  keptLate: 'kept_late',
  broken: 'broken',
  withdrawn: 'withdrawn',
  moved: 'moved',
};

/** Every promise is one of open, kept, kept late, broken or withdrawn; those that were moved are counted beside. */
@Injectable()
export class CommitmentFiguresQuery {
  constructor(
    @InjectRepository(CommitmentRow) private readonly rows: Repository<CommitmentRow>,
    private readonly clock: BusinessClock,
  ) {}

  /** Of the promises made from `from` on and before `to`. */
  async between(from?: string, to?: string): Promise<object> {
    const counting = () => this.counting(from, to);
    const [total] = await counting().getRawMany<object>();
    const people = await counting()
      .addSelect('c.owner_id', 'personId')
      .addSelect('max(c.owner_name)', 'name')
      .groupBy('c.owner_id')
      .orderBy('c.owner_id')
      .getRawMany<object>();
    const departments = await counting()
      .addSelect('c.department_id', 'departmentId')
      .andWhere('c.department_id is not null')
      .groupBy('c.department_id')
      .orderBy('c.department_id')
      .getRawMany<object>();
    return { total, people, departments };
  }

  private counting(from: string | undefined, to: string | undefined): SelectQueryBuilder<CommitmentRow> {
    const query = this.rows.createQueryBuilder('c').select('count(*)::int', 'made');
    for (const [name, state] of Object.entries(counted)) {
      query.addSelect(`(count(*) filter (where ${stateSql[state]}))::int`, name);
    }
    query.setParameters({ now: this.clock.now() });
    if (from) query.andWhere('c.made_at >= :from', { from });
    if (to) query.andWhere('c.made_at < :to', { to });
    return query;
  }
}
