import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A line of `GET /v1/commitments`. */
@Entity('commitment', { synchronize: false })
export class CommitmentRow {
  @PrimaryColumn('text') stream_id: string;
  @PrimaryColumn('text') commitment_id: string;
  @Column('uuid') case_id: string;
  @Column('text') case_number: string;
  @Column('text') source: string;
  @Column('text') what: string;
  @Column('text') owner_id: string;
  @Column('text') owner_name: string;
  @Column('text', { nullable: true }) department_id: string | null;
  @Column('boolean') visible_to_customer: boolean;
  @Column('timestamptz') made_at: Date | string;
  @Column('timestamptz') first_due_at: Date | string;
  @Column('timestamptz') due_at: Date | string;
  @Column('integer') moved: number;
  @Column('timestamptz', { nullable: true }) kept_at: Date | string | null;
  @Column('text', { nullable: true }) done: string | null;
  @Column('timestamptz', { nullable: true }) withdrawn_at: Date | string | null;
  @Column('timestamptz', { nullable: true }) broken_date: Date | string | null;
}
