import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CommandMeta, type Fact, plain, type StreamType } from '@engine/decider';
import { EventCodec, EventLog, EventStore } from '@engine/event-store';
import { eventually } from '../../support/eventually';
import { metaAt } from '../../support/tally';
import type { Fault } from '../fault';
import type { World } from '../world/world';

/** What a newer version of the software may write and this one cannot read. */
type Unreadable = Fact<'CaseHexed', { by: string }> | Fact<'ProgressNoted', { text: string }>;

const unreadable: StreamType<undefined, Unreadable> = {
  category: 'case',
  events: { CaseHexed: plain, ProgressNoted: { ...plain, version: 99 } },
  initial: undefined,
  evolve: () => undefined,
};

class Write {
  constructor(
    readonly id: string,
    readonly data: object,
    readonly meta: CommandMeta,
  ) {}
}

const poisoned = new Set<string>();

export const poisonEvents: Fault = {
  name: 'poison events',
  about: 'an event of an unknown type and one of an unknown version: their streams park, with an alarm; others go on',
  selected: true,
  parks: (streamId) => poisoned.has(streamId),
  async strike({ world, expect }) {
    await write(world, { type: 'CaseHexed', data: { by: 'a newer version' } });
    await write(world, { type: 'ProgressNoted', data: { text: 'of a newer version' } });
    const alarmed = async () => {
      const logs = await Promise.all(world.workers.map(({ logFile }) => readFile(logFile, 'utf8')));
      return [...poisoned].every((streamId) => logs.join('').includes(`"stream":"${streamId}"`));
    };
    await eventually(alarmed, 10_000).catch(() => expect('an alarm names both streams', false));
    await sleep(1_000);
    const parked = await world.owner.query<{ stream_id: string }>('select distinct stream_id from parked');
    expect('both are parked', parked.length === poisoned.size && parked.every((row) => poisoned.has(row.stream_id)));
  },
};

async function write({ owner, time }: World, fact: Unreadable): Promise<void> {
  const store = new EventStore(new EventLog(owner, new EventCodec([unreadable as never])));
  const id = randomUUID();
  poisoned.add(`case-${id}`);
  const now = time.now();
  await store.decide(unreadable, new Write(id, {}, metaAt({ now, occurredAt: now })), () => [fact]);
}
