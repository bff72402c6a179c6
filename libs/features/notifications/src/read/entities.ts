import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Audience } from '../domain/audience';
import type { About } from '../outgoing/outgoing-message';

// Columns are mapped for reading only; projections write the tables.

@Entity('message_outcome')
export class MessageOutcomeEntity {
  @PrimaryColumn({ name: 'stream_id', type: 'text' }) streamId: string;
  @Column({ name: 'message_id', type: 'uuid' }) messageId: string;
  @Column({ type: 'text' }) status: 'sent' | 'failed';
  @Column({ type: 'timestamptz' }) at: Date;
  @Column({ type: 'text', nullable: true }) by: 'smtp' | 'file' | null;
  @Column({ type: 'text', nullable: true }) reason: string | null;
  @Column({ name: 'smtp_response', type: 'text', nullable: true }) smtpResponse: string | null;
  @Column({ type: 'int' }) attempts: number;
}

@Entity('message')
export class MessageEntity {
  @PrimaryColumn({ name: 'message_id', type: 'uuid' }) messageId: string;
  @Column({ name: 'stream_id', type: 'text' }) streamId: string;
  @Column({ name: 'event_id', type: 'uuid' }) eventId: string;
  @Column({ type: 'text' }) channel: 'email';
  @Column({ type: 'text' }) audience: Audience;
  @Column({ type: 'text' }) recipient: string;
  @Column({ type: 'text' }) address: string;
  @Column({ type: 'text' }) locale: string;
  @Column({ type: 'text' }) template: string;
  @Column({ type: 'text' }) subject: string;
  @Column({ type: 'text' }) body: string;
  @Column({ type: 'jsonb' }) about: About;
  @Column({ name: 'not_before', type: 'timestamptz' }) notBefore: Date;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt: Date;
  @Column({ type: 'int' }) attempts: number;
  /** Joined; not a column. */
  outcome?: MessageOutcomeEntity | null;
}
