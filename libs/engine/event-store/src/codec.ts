import type { EventDefinition, EventMeta, Fact, Recorded, StreamType } from '@engine/decider';
import { canonicalJson } from './canonical';

/** An event as the table holds it. */
export interface EventRow {
  readonly position: number;
  readonly stream_id: string;
  readonly version: number;
  readonly event_id: string;
  readonly type: string;
  readonly schema_version: number;
  readonly data: unknown;
  readonly meta: EventMeta;
  /** ISO 8601 in UTC. */
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly hash: Buffer;
}

export interface EncodedFact {
  readonly type: string;
  readonly schemaVersion: number;
  /** RFC 8785 text. */
  readonly data: string;
}

/** A stored event that this version of the software cannot read; projections park it. */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
}

/** The only way into and out of the log. Encryption of the declared personal fields will sit here. */
export class EventCodec {
  private readonly definitions = new Map<string, EventDefinition>();

  constructor(streams: readonly Pick<StreamType<never, never>, 'category' | 'events'>[]) {
    for (const stream of streams) {
      for (const [type, definition] of Object.entries<EventDefinition>(stream.events)) {
        if (this.definitions.has(type)) throw new Error(`Two kinds of stream define the event ${type}.`);
        this.definitions.set(type, definition);
      }
    }
  }

  get types(): readonly string[] {
    return [...this.definitions.keys()];
  }

  encode(fact: Fact): EncodedFact {
    const definition = this.definitions.get(fact.type);
    if (!definition) throw new UnknownEvent(`No kind of stream defines the event ${fact.type}.`);
    return { type: fact.type, schemaVersion: definition.version, data: canonicalJson(fact.data) };
  }

  /** @throws UnknownEvent for a type or schema version that no definition covers. */
  decode<E extends Fact>(row: EventRow): Recorded<E> {
    return {
      type: row.type,
      data: this.upcast(row),
      eventId: row.event_id,
      streamId: row.stream_id,
      version: row.version,
      position: row.position,
      occurredAt: row.occurred_at,
      recordedAt: row.recorded_at,
      meta: row.meta,
    } as unknown as Recorded<E>;
  }

  private upcast(row: EventRow): unknown {
    const definition = this.definitions.get(row.type);
    if (!definition || row.schema_version > definition.version) {
      throw new UnknownEvent(`Event ${row.type} of schema version ${row.schema_version} is not known here.`);
    }
    let data = row.data;
    for (let version = row.schema_version; version < definition.version; version++) {
      const upcaster = definition.upcasters?.[version] as ((data: unknown) => unknown) | undefined;
      if (!upcaster) throw new UnknownEvent(`Event ${row.type} has no upcaster from schema version ${version}.`);
      data = upcaster(data);
    }
    return data;
  }
}
