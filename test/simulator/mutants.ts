import type { AppendAnswer } from '../../libs/engine/event-store/src/append-batch';
import type { EventRow } from '@engine/event-store';
import type { ExistingCase } from '@features/cases/contract';
import { fireDueSteps } from '../../libs/features/cases/src/domain/clocks/fire-due-steps';
import type { Cell } from './cell';

export interface Mutant {
  readonly plant: (cell: Cell) => void;
  /** The promises that it may break first. */
  readonly breaks: RegExp;
}

const HOUR = 3_600_000;

/** What could be forgotten in the code or in its SQL, each planted by itself. */
export const mutants: Readonly<Record<string, Mutant>> = {
  'the log forgets command keys': {
    plant: ({ storage: { log } }) => {
      const read = log.read.bind(log);
      log.read = (slice) => ({ rows: read(slice).rows.map(withoutCommand) });
      log.remembered = () => undefined;
    },
    breaks: /twice|different answers|refused|not known to be used|taken for another/,
  },
  'the log does not check versions': {
    plant: ({ storage: { log } }) => (log.continues = () => true),
    breaks: /goes from|chain .* breaks|not in the log|different answers/,
  },
  'an append is acknowledged before it is written': {
    plant: ({ storage: { log } }) => {
      const write = log.append.bind(log);
      log.append = (item) => (log.rows.length % 4 === 3 ? [headOf(log.rows.length)] : write(item));
    },
    breaks: /not in the log|different answers|does not heal/,
  },
  'a retry is told how the stream stands now': {
    plant: ({ storage: { log } }) => {
      const recall = log.recall.bind(log);
      log.recall = (streamId, commandId) => {
        const last = log.stream(streamId).at(-1)!;
        return { ...recall(streamId, commandId), version: last.version, position: last.position };
      };
    },
    breaks: /different answers|not in the log/,
  },
  'decisions trust what the process remembers': {
    plant: ({ storage: { log } }) => {
      const read = log.read.bind(log);
      log.read = (slice) => ({ ...read(slice), rows: slice.afterVersion > 0 ? [] : read(slice).rows });
    },
    breaks: /does not heal|left without an answer/,
  },
  'a lease is not looked at': {
    plant: ({ storage: { deadlines } }) => (deadlines.isFree = () => true),
    breaks: /handed out once more/,
  },
  'a deadline is an hour early': {
    plant: ({ storage }) => {
      const { clock, deadlines } = storage;
      deadlines.isDue = (row) => Date.parse(row.due_at) <= clock.businessNow + HOUR;
      storage.fire = (timetables, directory) => (command, state) => {
        const now = new Date(command.meta.now.getTime() + HOUR);
        return fireDueSteps(timetables, directory)({ ...command, meta: { ...command.meta, now } }, state);
      };
    },
    breaks: /was done early/,
  },
  'a decision forgets which steps are done': {
    plant: ({ storage }) => {
      storage.fire = (timetables, directory) => (command, state) =>
        fireDueSteps(timetables, directory)(command, withNothingDone(state as ExistingCase));
    },
    breaks: /was done twice/,
  },
  'a projection does not look at its checkpoint': {
    plant: ({ storage: { tables } }) =>
      tables.forEach((table) => {
        table.isAt = () => true;
        table.moveTo = (position) => (table.position = Math.max(table.position, position));
      }),
    breaks: /differs from a fold|does not heal/,
  },
  'a checkpoint moves and the rows are lost': {
    plant: ({ storage: { tables } }) =>
      tables.forEach((table) => {
        const write = table.write.bind(table);
        table.write = (streams) => write(table.position % 3 === 1 ? [] : streams);
      }),
    breaks: /differs from a fold|nobody will do it|does not heal/,
  },
  'a reaction passes over an event': {
    plant: ({ storage: { log, reactions } }) => {
      reactions.moveTo = (position) => void (reactions.position = Math.min(position + 1, log.rows.length));
    },
    breaks: /not told to its case/,
  },
};

const headOf = (position: number): AppendAnswer => ({
  append: null,
  status: 'head',
  version: 0,
  position,
  body_hash: Buffer.alloc(0),
  reply: {},
});

const withoutCommand = (row: EventRow): EventRow => ({ ...row, meta: { ...row.meta, commandId: '' } });

function withNothingDone(state: ExistingCase): ExistingCase {
  const rounds = Object.entries(state.rounds).map(([name, round]) => [name, { ...round, done: [] }]);
  return { ...state, rounds: Object.fromEntries(rounds) as ExistingCase['rounds'] };
}
