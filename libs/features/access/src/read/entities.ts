import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KeyRole, StaffLocale } from '../contract';

// Columns are mapped for reading only; projections write the tables.

@Entity('person')
export class PersonEntity {
  @PrimaryColumn({ name: 'stream_id', type: 'text' }) streamId: string;
  @Column({ type: 'text' }) id: string;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text' }) email: string;
  @Column({ name: 'department_id', type: 'text', nullable: true }) departmentId: string | null;
  @Column({ type: 'text', nullable: true }) locale: StaffLocale | null;
  @Column({ type: 'text', nullable: true }) phone: string | null;
  @Column({ type: 'int' }) version: number;
}

@Entity('department')
export class DepartmentEntity {
  @PrimaryColumn({ name: 'stream_id', type: 'text' }) streamId: string;
  @Column({ type: 'text' }) id: string;
  @Column({ type: 'text' }) name: string;
  @Column({ name: 'head_id', type: 'text', nullable: true }) headId: string | null;
  @Column({ name: 'cross_department_owner_id', type: 'text', nullable: true }) crossDepartmentOwnerId: string | null;
  @Column({ type: 'int' }) version: number;
}

@Entity('api_key')
export class ApiKeyEntity {
  @PrimaryColumn({ name: 'stream_id', type: 'text' }) streamId: string;
  @Column({ type: 'text' }) id: string;
  @Column({ type: 'text' }) prefix: string;
  @Column({ type: 'text' }) label: string;
  @Column({ type: 'jsonb' }) roles: KeyRole[];
  @Column({ name: 'person_id', type: 'text', nullable: true }) personId: string | null;
  @Column({ name: 'issued_at', type: 'timestamptz' }) issuedAt: Date;
  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true }) revokedAt: Date | null;
  @Column({ type: 'int' }) version: number;
}
