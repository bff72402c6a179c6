import type { Fact, Recorded } from '@engine/decider';
import type { Database } from '@engine/platform';
import { type Projection, type Row, rowProjection } from '@engine/projections';

interface TallyRow extends Row {
  readonly events: number;
  readonly notes: number;
  readonly last_type: string;
  readonly last_at: string;
}

const TYPES = [
  ...['FeedbackReceived', 'CaseAcknowledged', 'CaseTriaged', 'CaseAssigned', 'CustomerContacted', 'CustomerReplied'],
  ...['ResolutionPlanned', 'ProgressNoted', 'ProgressUpdateSent', 'IssueResolved', 'ResultDelivered'],
  ...['ConfirmationRequested', 'ResolutionConfirmed', 'SatisfactionRated', 'CaseClosed'],
];

/** The simplest useful read model: one small row for each case, changed by every event. */
export function tallyInto(table: string): Projection {
  const fold = (type: string) => (row: TallyRow | undefined, event: Recorded) => ({
    stream_id: event.streamId,
    events: (row?.events ?? 0) + 1,
    notes: (row?.notes ?? 0) + (type === 'ProgressNoted' ? 1 : 0),
    last_type: event.type,
    last_at: event.recordedAt,
  });
  return rowProjection<Fact, TallyRow>({
    name: table.replaceAll('_', '-'),
    table,
    key: 'stream_id',
    fold: Object.fromEntries(TYPES.map((type) => [type, fold(type)])),
  });
}

/** The same rows, as the database alone would make them. */
export async function tallyBySql(owner: Database, table: string): Promise<void> {
  await owner.query(
    `insert into ${table}
     select stream_id, count(*), count(*) filter (where type = 'ProgressNoted'),
            (array_agg(type order by version desc))[1], (array_agg(recorded_at order by version desc))[1]
       from event where type = any($1) group by stream_id`,
    [TYPES],
  );
}

export async function createTallyTable(owner: Database, table: string): Promise<void> {
  await owner.query(`
    create table ${table} (
      stream_id text primary key, events integer not null, notes integer not null, last_type text not null,
      last_at timestamptz not null
    );
    grant select, insert, update, delete on ${table} to hearback_app`);
}
