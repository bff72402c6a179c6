import type { Recorded } from '@engine/decider';
import type { EventRow } from '@engine/event-store';
import type { Projection, Row } from '@engine/projections';
import { keyOf } from '../../libs/engine/projections/src/changed-rows';
import { wants } from '../../libs/engine/projections/src/subscription';
import { stepsAhead } from './audit';
import type { Cell } from './cell';
import { codec } from './simulated-log';

type Promises = Readonly<Record<string, (cell: Cell) => void>>;

/** What holds wherever a schedule ends; what holds after each step is seen by the audit and the ledger. */
export const atAnyTime: Promises = {
  'every read table equals a fold of the log from zero to its checkpoint': ({ storage, findings }) => {
    for (const { projection, rows, position } of storage.tables) {
      const texts = (some: Iterable<Row>) =>
        [...some].map((row) => keyOf(row, projection.keyColumns) + JSON.stringify(row)).sort();
      if (texts(rows).join('\n') !== texts(rowsFromZero(storage.log.after(0, position), projection)).join('\n'))
        findings.add(`${projection.name} differs from a fold from zero`);
    }
  },
};

/** What holds once all has healed. */
export const inTheEnd: Promises = {
  ...atAnyTime,

  'every request got an answer': ({ ledger }) => ledger.expectAnswers(),

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

function rowsFromZero(events: readonly EventRow[], projection: Projection): readonly Row[] {
  const streams = new Map<string, Recorded[]>();
  for (const row of events) {
    if (!wants(projection.reads, row)) continue;
    const earlier = streams.get(row.stream_id) ?? [];
    streams.set(row.stream_id, [...earlier, codec.decode(row)]);
  }
  return [...streams.values()].flatMap((stream) => projection.fold(projection.initial, stream).rows);
}
