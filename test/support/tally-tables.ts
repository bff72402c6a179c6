import { type Row, eventProjection, rowProjection, streamProjection } from '@engine/projections';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type Tally, type TallyEvent, tallyStream } from './tally';

export class TallyTables1700000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table tally_list (
        stream_id text primary key,
        label text not null check (label <> 'refused'),
        total integer not null,
        closed boolean not null,
        opened_at timestamptz not null,
        last jsonb not null
      ) with (fillfactor = 80);
      create index tally_list_by_total on tally_list (total desc, stream_id) where not closed;
      create table tally_note (
        stream_id text not null,
        note text not null,
        total integer not null,
        claimed_until timestamptz,
        constraint tally_note_key primary key (stream_id, note)
      );
      create table tally_letter (
        letter_id text primary key,
        stream_id text not null,
        total integer not null,
        sent boolean not null default false
      );
      create table told (event_id uuid not null, stream_id text not null, at timestamptz not null default now());
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

export interface TallyRow extends Row {
  readonly label: string;
  readonly total: number;
  readonly closed: boolean;
  readonly opened_at: string;
  readonly last: { readonly version: number; readonly at: string };
}

export const tallyList = rowProjection<TallyEvent, TallyRow>({
  name: 'tally-list',
  table: 'tally_list',
  key: 'stream_id',
  fold: {
    TallyOpened: (_row, { streamId, version, data, occurredAt }) => ({
      stream_id: streamId,
      label: data.label,
      total: 0,
      closed: false,
      opened_at: occurredAt,
      last: { version, at: occurredAt },
    }),
    TallyRaised: (row, { version, data, occurredAt }) =>
      row && { ...row, total: row.total + data.by, last: { version, at: occurredAt } },
    TallyClosed: (row, { version, data, occurredAt }) =>
      data.reason === 'erased' ? undefined : row && { ...row, closed: true, last: { version, at: occurredAt } },
  },
});

export interface NoteRow extends Row {
  readonly note: string;
  readonly total: number;
}

/** The last three notes of an open tally; a note whose total changes loses its claim. */
export const tallyNotes = streamProjection<Tally, TallyEvent, NoteRow>({
  name: 'tally-notes',
  stream: tallyStream,
  table: 'tally_note',
  keyColumns: ['stream_id', 'note'],
  resetWhenChanged: ['claimed_until'],
  neverParksInSilence: true,
  rows: (state, stream_id) =>
    state.status === 'open'
      ? state.notes.map((note, index) => ({ stream_id, note, total: index === 0 ? 0 : state.total }))
      : [],
});

export interface LetterRow extends Row {
  readonly letter_id: string;
  readonly total: number;
}

export const tallyLetters = eventProjection<Tally, TallyEvent, LetterRow>({
  name: 'tally-letters',
  stream: tallyStream,
  table: 'tally_letter',
  keyColumns: ['letter_id'],
  rows: (state, event) =>
    event.type === 'TallyRaised' && state.status !== 'absent'
      ? [{ letter_id: event.eventId, stream_id: event.streamId, total: state.total }]
      : [],
});
