import { randomUUID } from 'node:crypto';
import type { EventMeta, Fact } from '@engine/decider';
import { type Append, type AppendResult, CHAIN_START, type EventLog } from '@engine/event-store';
import { appendStatement, prepareAppend } from '../../libs/engine/event-store/src/append-batch';

const AT = new Date('2026-03-02T01:00:00.000Z');
const meta = (commandId: string): EventMeta => ({
  actor: { kind: 'person', id: 'tester' },
  correlationId: 'conformance',
  commandId,
  cause: { kind: 'command', name: 'Append' },
});

/** An append past the decisions: what version it expects, and under which key, is the caller's to get wrong. */
export async function appendTo(
  log: EventLog,
  streamId: string,
  expectedVersion: number,
  facts: readonly Fact[],
  changes: Partial<Append> = {},
): Promise<AppendResult> {
  const { rows } = await log.readStream({ streamId, afterVersion: 0 });
  return log.append(appendOf(streamId, expectedVersion, facts, { previousHash: rows.at(-1)?.hash, ...changes }));
}

function appendOf(streamId: string, expectedVersion: number, facts: readonly Fact[], changes: Partial<Append>): Append {
  const commandId = changes.commandId ?? randomUUID();
  return {
    streamId,
    expectedVersion,
    commandId,
    bodyHash: Buffer.alloc(32),
    reply: {},
    facts,
    meta: meta(commandId),
    occurredAt: AT,
    recordedAt: AT,
    ...changes,
    previousHash: changes.previousHash ?? CHAIN_START,
  };
}

/** The statement of an append to a stream that does not exist yet, for a transaction that is left open. */
export function firstAppendStatement(log: EventLog, streamId: string, facts: readonly Fact[]) {
  return appendStatement([prepareAppend(log.codec, appendOf(streamId, 0, facts, {}))]);
}
