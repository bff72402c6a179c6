import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A case of an incident; the one that leads it is its own incident. */
@Entity('incident_case', { synchronize: false })
export class IncidentCaseRow {
  @PrimaryColumn('text') stream_id: string;
  @Column('uuid') case_id: string;
  @Column('uuid') incident_id: string;
  @Column('text') number: string;
  @Column('text') title: string;
  @Column('text') status: string;
  @Column('boolean') confirmed: boolean;
}
