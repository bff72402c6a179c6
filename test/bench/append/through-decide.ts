import type { CommandMeta } from '@engine/decider';
import type { EventStore } from '@engine/event-store';
import { caseStream } from '@features/cases';
import { NoteProgress, noteProgress } from '../../../libs/features/cases/src/domain/customer/note-progress';
import { metaOf, progressNoted } from './progress-noted';
import type { Places } from './streams';
import type { Write } from './writers';

/** A whole command: it reads what the stream and the command key say, folds, decides, and appends. */
export function throughDecide(store: EventStore, places: Places): Write {
  return (writer) => {
    const commandId = crypto.randomUUID();
    const now = new Date();
    const meta: CommandMeta = { ...metaOf(commandId), now, occurredAt: now };
    const id = places(writer).streamId.slice('case-'.length);
    return store.decide(caseStream, new NoteProgress(id, progressNoted().data, meta), noteProgress);
  };
}
