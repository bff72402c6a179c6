import type { Recorded } from '@engine/decider';
import type { Projection, Row } from '@engine/projections';
import { keyOf } from '../../libs/engine/projections/src/changed-rows';
import { wants } from '../../libs/engine/projections/src/subscription';
import { stepsAhead } from './audit';
import type { Cell } from './cell';
import type { LogTable } from './log-table';
import { codec } from './simulated-log';

/** What holds once all has healed; what holds at every moment is seen by the audit and the ledger. */
export const inTheEnd: Readonly<Record<string, (cell: Cell) => void>> = {
  'every request got an answer': ({ ledger }) => ledger.expectAnswers(),

  'every read table equals a fold of the log from zero': ({ storage, findings }) => {
    for (const { projection, rows } of storage.tables) {
      const texts = (some: Iterable<Row>) =>
        [...some].map((row) => keyOf(row, projection.keyColumns) + JSON.stringify(row)).sort();
      if (texts(rows).join('\n') !== texts(rowsFromZero(storage.log, projection)).join('\n'))
        findings.add(`${projection.name} differs from a fold from zero`);
    }
  },

  'no step is left undone that is due': ({ storage, audit, findings, clock }) => {
    for (const streamId of new Set(storage.log.rows.map((row) => row.stream_id))) {
      for (const [step, dueAt] of stepsAhead(audit.stateOf(streamId)))
        if (dueAt.getTime() <= clock.businessNow) findings.add(`${step} of ${streamId} is due and nobody will do it`);
    }
  },

  'every message that failed was told to its case once': ({ storage, findings }) => {
    const { rows } = storage.log;
    for (const { event_id, type } of rows) {
      if (type !== 'MessageFailed') continue;
      const told = rows.filter(({ meta }) => meta.cause.kind === 'event' && meta.cause.eventId === event_id);
      if (told.filter((row) => row.type === 'CustomerUnreachable').length !== 1)
        findings.add('a failed message was not told to its case exactly once');
    }
  },
};

function rowsFromZero(log: LogTable, projection: Projection): readonly Row[] {
  const streams = new Map<string, Recorded[]>();
  for (const row of log.rows) {
    if (!wants(projection.reads, row)) continue;
    const events = streams.get(row.stream_id) ?? [];
    streams.set(row.stream_id, [...events, codec.decode(row)]);
  }
  return [...streams.values()].flatMap((events) => projection.fold(projection.initial, events).rows);
}
