import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Wanted } from '../../domain/case.events';

/** A line of `GET /v1/approvals`. */
@Entity('approval', { synchronize: false })
export class ApprovalRow {
  @PrimaryColumn('text') stream_id: string;
  @PrimaryColumn('text') approval_id: string;
  @Column('uuid') case_id: string;
  @Column('text') case_number: string;
  @Column('text') about: string;
  @Column('jsonb') wanted: Wanted;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) requested_by_id: string | null;
  @Column('text', { nullable: true }) requested_by_name: string | null;
  @Column('text', { nullable: true }) approver_id: string | null;
  @Column('text', { nullable: true }) approver_name: string | null;
  @Column('text') state: string;
  @Column('timestamptz') requested_at: Date | string;
  @Column('text', { nullable: true }) decided_by_name: string | null;
  @Column('text', { nullable: true }) decision_reason: string | null;
  @Column('timestamptz', { nullable: true }) decided_at: Date | string | null;
}
