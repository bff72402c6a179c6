import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseFilter } from '../../domain/saved-filters/saved-filter.events';

@Entity('saved_filter', { synchronize: false })
export class SavedFilterRow {
  @PrimaryColumn('text') stream_id: string;
  @Column('uuid') filter_id: string;
  @Column('text') owner_id: string;
  @Column('text', { nullable: true }) department_id: string | null;
  @Column('text') name: string;
  @Column('jsonb') query: CaseFilter;
  @Column('integer') version: number;
}
