import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A line of `GET /v1/cases`. Written by the projection as plain JSON, read through TypeORM. */
@Entity('case_list', { synchronize: false })
export class CaseListRow {
  @PrimaryColumn('text') stream_id: string;
  @Column('uuid') case_id: string;
  @Column('text') number: string;
  @Column('text') type: string;
  @Column('text') urgency: string;
  @Column('text') status: string;
  @Column('text', { nullable: true }) outcome: string | null;
  @Column('text') channel: string;
  @Column('text', { nullable: true }) customer_name: string | null;
  @Column('text', { nullable: true }) customer_reference: string | null;
  @Column('boolean') vip: boolean;
  @Column('text', { nullable: true }) order_no: string | null;
  @Column('uuid', { nullable: true }) owner_id: string | null;
  @Column('text', { nullable: true }) owner_name: string | null;
  @Column('uuid', { nullable: true }) department_id: string | null;
  @Column('smallint') level: number;
  @Column('smallint') cycle: number;
  @Column('boolean') late_entry: boolean;
  @Column('timestamptz') received_at: Date | string;
  @Column('timestamptz') updated_at: Date | string;
  @Column('timestamptz', { nullable: true }) planned_date: Date | string | null;
  @Column('text', { nullable: true }) next_due_clock: string | null;
  @Column('timestamptz') due_order: Date | string;
  @Column('text', { nullable: true }) customer_code: string | null;
  /** See `phoneBucket`. */
  @Column('integer', { nullable: true }) phone_bucket: number | null;
  /** Of the calendar that its working time is counted in: where its today is. */
  @Column('text') zone: string;
  /** A department has declined it, and nobody else has taken its place. */
  @Column('boolean') declined: boolean;
  /** Has an escalation that nobody has accepted, or was given to a department that has not answered. */
  @Column('boolean') unaccepted: boolean;
  /** To whom it is escalated at the moment. */
  @Column('uuid', { array: true }) escalated_to: readonly string[];
  @Column('text', { nullable: true }) confirmation_mode: string | null;
  @Column('text', { nullable: true }) closing_basis: string | null;
  @Column('boolean') reclassified: boolean;
  @Column('text', { nullable: true }) product: string | null;
  @Column('text', { nullable: true }) problem_category: string | null;
}
