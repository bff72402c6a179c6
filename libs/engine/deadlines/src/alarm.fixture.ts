import { type CommandMeta, type Decide, type Fact, type Recorded, type StreamType, idOf, plain } from '@engine/decider';
import type { EventStore } from '@engine/event-store';
import type { Database } from '@engine/platform';
import type { FireDeadline } from './due-step';

/** A made-up kind of stream: an alarm rings once for each step of each round. */
export type AlarmRang = Fact<'AlarmRang', { clock: string; round: number; step: string; rangAt: string }>;
type Alarm = { readonly rung: readonly string[] };

export const alarmStream: StreamType<Alarm, AlarmRang> = {
  category: 'alarm',
  events: { AlarmRang: plain },
  initial: { rung: [] },
  evolve: (state, { data }: Recorded<AlarmRang>) => ({
    rung: [...state.rung, `${data.clock} ${data.round} ${data.step}`],
  }),
};

class RingAlarm {
  constructor(
    readonly id: string,
    readonly data: { clock: string; round: number; step: string },
    readonly meta: CommandMeta,
  ) {}
}

const ringAlarm: Decide<RingAlarm, Alarm, AlarmRang> = ({ data, meta }, state) => {
  const { clock, round, step } = data;
  if (state.rung.includes(`${clock} ${round} ${step}`)) return [];
  return [{ type: 'AlarmRang', data: { clock, round, step, rangAt: meta.now.toISOString() } }];
};

export function ringing(store: EventStore): FireDeadline {
  return ({ streamId, clock, subject, round, step }, commandId, now) => {
    const meta: CommandMeta = {
      actor: { kind: 'worker', id: 'deadlines' },
      now,
      occurredAt: now,
      commandId,
      correlationId: commandId,
      cause: { kind: 'deadline', clock, subject, round, step },
    };
    return store.decide(alarmStream, new RingAlarm(idOf(streamId), { clock, round, step }, meta), ringAlarm);
  };
}

/** `count` alarms with one step each, due `agoMs` before business now. */
export async function arm(
  database: Database,
  count: number,
  options: { agoMs?: number; prefix?: string } = {},
): Promise<void> {
  const { agoMs = 1_000, prefix = 'a' } = options;
  await database.query(
    `insert into deadline (stream_id, clock, subject, round, step, due_at)
     select 'alarm-' || $1::text || n, 'ring', '', 1, 'once', now() + offset_ms * interval '1 ms' - $2::float8 * interval '1 ms'
       from generate_series(1, $3::int) n, business_clock`,
    [prefix, agoMs, count],
  );
}

export async function armStep(database: Database, id: string, step: string, dueAt: Date, round = 1): Promise<void> {
  await database.query(
    `insert into deadline (stream_id, clock, subject, round, step, due_at) values ('alarm-' || $1, 'ring', '', $2, $3, $4)`,
    [id, round, step, dueAt],
  );
}

/** What the projection does: a step that rang is no longer in the table. */
export async function project(database: Database): Promise<void> {
  await database.query(
    `delete from deadline d using event e
      where e.stream_id = d.stream_id and e.data ->> 'clock' = d.clock and (e.data ->> 'round')::int = d.round
        and e.data ->> 'step' = d.step`,
  );
}

export interface Ring {
  readonly stream_id: string;
  readonly step: string;
  readonly round: number;
  readonly rang_at: Date;
}

/** In the order of the log. */
export async function rings(database: Database): Promise<Ring[]> {
  return database.query(
    `select stream_id, data ->> 'step' as step, (data ->> 'round')::int as round, (data ->> 'rangAt')::timestamptz as rang_at
       from event order by position`,
  ) as unknown as Promise<Ring[]>;
}
