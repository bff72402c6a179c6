import { randomUUID } from 'node:crypto';
import type { Recorded } from '@engine/decider';
import type { QueryConfig } from 'pg';
import { byteaArray, int2Array, int4Array, jsonbArray, textArray, timestamptzArray, uuidArray } from './binary-array';
import { canonicalJson } from './canonical';
import { chainHash } from './chain';
import type { EncodedFact, EventCodec } from './codec';
import type { Append, AppendResult } from './event-log';

interface PreparedEvent extends EncodedFact {
  readonly eventId: string;
  readonly version: number;
  readonly hash: Buffer;
}

export interface PreparedAppend {
  readonly append: Append;
  readonly meta: string;
  readonly reply: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly events: readonly PreparedEvent[];
}

/** Facts are encoded and hashed before they wait, so that a bad one fails alone. */
export function prepareAppend(codec: EventCodec, append: Append): PreparedAppend {
  const { streamId, expectedVersion } = append;
  const meta = canonicalJson(append.meta);
  const occurredAt = append.occurredAt.toISOString();
  const recordedAt =
    append.recordedAt.getTime() === append.occurredAt.getTime() ? occurredAt : append.recordedAt.toISOString();
  let hash = append.previousHash;
  const events = append.facts.map((fact, index): PreparedEvent => {
    const { type, schemaVersion, data } = codec.encode(fact);
    const eventId = randomUUID();
    const version = expectedVersion + index + 1;
    hash = chainHash(hash, { streamId, version, eventId, type, schemaVersion, occurredAt, recordedAt, data, meta });
    return { type, schemaVersion, data, eventId, version, hash };
  });
  return { append, meta, reply: canonicalJson(append.reply), occurredAt, recordedAt, events };
}

export function appendStatement(items: readonly PreparedAppend[]): QueryConfig {
  const appends = items.map((item) => item.append);
  const events: PreparedEvent[] = [];
  const appendOfEvent: number[] = [];
  items.forEach((item, index) => {
    for (const event of item.events) {
      events.push(event);
      appendOfEvent.push(index + 1);
    }
  });
  return {
    name: 'append-events',
    text: 'select * from append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)',
    values: [
      textArray(appends.map((append) => append.streamId)),
      int4Array(appends.map((append) => append.expectedVersion)),
      byteaArray(appends.map((append) => append.previousHash)),
      uuidArray(appends.map((append) => append.commandId)),
      byteaArray(appends.map((append) => append.bodyHash)),
      jsonbArray(items.map((item) => item.reply)),
      int4Array(items.map((item) => item.events.length)),
      jsonbArray(items.map((item) => item.meta)),
      timestamptzArray(appends.map((append) => append.occurredAt)),
      timestamptzArray(appends.map((append) => append.recordedAt)),
      int4Array(appendOfEvent),
      int4Array(events.map((event) => event.version)),
      uuidArray(events.map((event) => event.eventId)),
      textArray(events.map((event) => event.type)),
      int2Array(events.map((event) => event.schemaVersion)),
      jsonbArray(events.map((event) => event.data)),
      byteaArray(events.map((event) => event.hash)),
    ],
  };
}

/** What `append_events` answers: appends that were not plainly accepted, by number from 1, and the head before. */
export interface AppendAnswer {
  readonly append: number | null;
  readonly status: AppendResult['status'] | 'head';
  readonly version: number;
  readonly position: number;
  readonly body_hash: Buffer;
  readonly reply: object;
  readonly [column: string]: unknown;
}

export interface AppendedBatch {
  readonly results: readonly AppendResult[];
  readonly events: number;
  readonly head: number;
}

export function appendedBatch(items: readonly PreparedAppend[], answers: readonly AppendAnswer[]): AppendedBatch {
  const before = answers[answers.length - 1].position;
  const special = new Map(answers.map((answer) => [answer.append, answer]));
  let head = before;
  const results = items.map((item, index): AppendResult => {
    const answer = special.get(index + 1);
    if (answer) return resultOf(item, answer);
    head += item.events.length;
    return accepted(item, head);
  });
  return { results, events: head - before, head };
}

function resultOf(item: PreparedAppend, { status, version, position, body_hash, reply }: AppendAnswer): AppendResult {
  switch (status) {
    case 'duplicate':
      return { status, version, position, bodyHash: body_hash, reply };
    case 'conflict':
      return { status, version };
    default:
      return accepted(item, position);
  }
}

function accepted({ append, events, occurredAt, recordedAt }: PreparedAppend, position: number): AppendResult {
  const { streamId, expectedVersion, previousHash, facts, meta } = append;
  const before = position - events.length;
  return {
    status: 'ok',
    version: expectedVersion + events.length,
    position,
    hash: events.length > 0 ? events[events.length - 1].hash : previousHash,
    events: facts.map(({ type, data }, index): Recorded => {
      const { eventId, version } = events[index];
      return { type, data, eventId, streamId, version, position: before + index + 1, occurredAt, recordedAt, meta };
    }),
  };
}
