import type { EventMeta, Recorded } from '@engine/decider';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { caseStream } from '@features/cases';
import type { CaseEvent } from '@features/cases/contract';
import { metaOf } from '../../append/progress-noted';
import type { Case } from '../../../../libs/features/cases/src/domain/case';
import type { Told } from '../../world/case-story';

/** A fact of a case as an Emmett application would keep it: what Hearback has in columns is metadata there. */
export type EmmettEvent = CaseEvent & { readonly kind?: 'Event'; readonly metadata: EmmettMetadata };

export interface EmmettMetadata extends EventMeta {
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly [more: string]: unknown;
}

export function emmettEvent(fact: CaseEvent, now: Date): EmmettEvent {
  const at = now.toISOString();
  return { ...fact, metadata: { ...metaOf(crypto.randomUUID()), occurredAt: at, recordedAt: at } };
}

/** The product's own fold. */
export function evolve(state: Case, { type, data, metadata }: EmmettEvent): Case {
  const { occurredAt, recordedAt, messageId, streamName, streamPosition, globalPosition } = metadata as Stored;
  const [version, position] = [Number(streamPosition), Number(globalPosition)];
  const event = { type, data, occurredAt, recordedAt, eventId: messageId, streamId: streamName, version, position };
  return caseStream.evolve(state, { ...event, meta: metadata } as never as Recorded<CaseEvent>);
}

interface Stored extends EmmettMetadata {
  readonly messageId: string;
  readonly streamName: string;
  readonly streamPosition: bigint;
  readonly globalPosition: bigint;
}

const AT_ONCE = 10;

export async function writeEmmettCases(url: string, ids: readonly string[], story: readonly Told[], start: Date) {
  const store = getPostgreSQLEventStore(url);
  const events = story.map(({ fact, minute }) => emmettEvent(fact, new Date(start.getTime() + minute * 60_000)));
  for (let from = 0; from < ids.length; from += AT_ONCE)
    await Promise.all(ids.slice(from, from + AT_ONCE).map((id) => store.appendToStream(`case-${id}`, events)));
  await store.close();
}
