import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Channel } from '../../domain/vocabulary';

/** A line of `GET /v1/follow-ups`. */
@Entity('follow_up', { synchronize: false })
export class FollowUpRow {
  @PrimaryColumn('text') stream_id: string;
  @PrimaryColumn('text') follow_up_id: string;
  @Column('uuid') case_id: string;
  @Column('text') case_number: string;
  @Column('text') kind: string;
  @Column('text', { nullable: true }) plan: string | null;
  @Column('text') state: 'scheduled' | 'completed' | 'missed';
  @Column('timestamptz') due_at: Date | string;
  @Column('text') owner_id: string;
  @Column('text') owner_name: string;
  @Column('text') action: string;
  @Column('text', { nullable: true }) goal: string | null;
  @Column('jsonb') channels: readonly Channel[];
  @Column('text', { nullable: true }) result: string | null;
}
