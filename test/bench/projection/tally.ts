import type { Fact } from '@engine/decider';
import type { Database } from '@engine/platform';
import { type Projection, type Row, rowProjection } from '@engine/projections';

interface TallyRow extends Row {
  readonly events: number;
  readonly notes: number;
  readonly last_type: string;
  readonly last_at: string;
}

/** The simplest useful read model: one small row for each case, changed by every event. */
export const tally: Projection = rowProjection<Fact, TallyRow>({
  name: 'bench-tally',
  table: 'bench_tally',
  key: 'stream_id',
  fold: Object.fromEntries(
    [
      ...[
        'FeedbackReceived',
        'CaseAcknowledged',
        'CaseTriaged',
        'CaseAssigned',
        'CustomerContacted',
        'CustomerReplied',
      ],
      ...['ResolutionPlanned', 'ProgressNoted', 'ProgressUpdateSent', 'IssueResolved', 'ResultDelivered'],
      ...['ConfirmationRequested', 'ResolutionConfirmed', 'SatisfactionRated', 'CaseClosed'],
    ].map((type) => [
      type,
      (row: TallyRow | undefined, event: { streamId: string; type: string; recordedAt: string }): TallyRow => ({
        stream_id: event.streamId,
        events: (row?.events ?? 0) + 1,
        notes: (row?.notes ?? 0) + (type === 'ProgressNoted' ? 1 : 0),
        last_type: event.type,
        last_at: event.recordedAt,
      }),
    ]),
  ),
});

export async function createTallyTable(owner: Database): Promise<void> {
  await owner.query(`
    create table bench_tally (
      stream_id text primary key, events integer not null, notes integer not null, last_type text not null,
      last_at timestamptz not null
    );
    grant select, insert, update, delete on bench_tally to hearback_app`);
}
