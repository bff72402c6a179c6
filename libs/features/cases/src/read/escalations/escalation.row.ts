import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EscalationCause } from '../../domain/case.events';

@Entity('escalation', { synchronize: false })
export class EscalationRow {
  @PrimaryColumn('text') stream_id: string;
  @PrimaryColumn('integer') number: number;
  @Column('uuid') case_id: string;
  @Column('text') case_number: string;
  @Column('smallint') level: number;
  @Column('uuid', { nullable: true }) recipient_id: string | null;
  @Column('text', { nullable: true }) recipient_name: string | null;
  @Column('text', { nullable: true }) recipient_role: string | null;
  @Column('jsonb') causes: readonly EscalationCause[];
  @Column('text') state: 'open' | 'accepted' | 'ended';
  @Column('timestamptz') raised_at: Date | string;
  @Column('timestamptz', { nullable: true }) due_at: Date | string | null;
  @Column('integer') lateness_seconds: number;
  @Column('text', { nullable: true }) accepted_by: string | null;
  @Column('timestamptz', { nullable: true }) promised_at: Date | string | null;
}
