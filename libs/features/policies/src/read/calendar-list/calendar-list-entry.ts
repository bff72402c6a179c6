import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('calendar_list')
export class CalendarListEntry {
  @PrimaryColumn({ type: 'text', name: 'stream_id' })
  streamId: string;

  @Column({ type: 'text', name: 'calendar_id' })
  calendarId: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  zone: string;

  @Column({ type: 'jsonb' })
  years: number[];

  @Column({ type: 'timestamptz', name: 'published_at' })
  publishedAt: Date;
}
