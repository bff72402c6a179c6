import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A line of `GET /v1/success-stories`. Who the customer is stays with the case. */
@Entity('success_story', { synchronize: false })
export class SuccessStoryRow {
  @PrimaryColumn('text') stream_id: string;
  @PrimaryColumn('text') visit_id: string;
  @Column('uuid') case_id: string;
  @Column('text') case_number: string;
  @Column('text') type: string;
  @Column('text', { nullable: true }) product: string | null;
  @Column('text') title: string;
  @Column('text') story: string;
  @Column('text') consent: string;
  @Column('timestamptz') collected_at: Date | string;
}
