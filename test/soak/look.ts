import { lag } from '@engine/projections';
import { readMessageFigures } from '@features/notifications';
import type { AppProcess } from '../faults/world/app-process';
import type { World } from '../faults/world/world';
import type { Curves } from './curves';

const MEGABYTE = 1 << 20;
const PATIENCE_MS = 2_000;

/** Memory of each process and of Redis, lag, queues, connections, messages: one value each. */
export async function look(world: World, curves: Curves): Promise<void> {
  await Promise.allSettled([
    ...world.processes.map(async (process) =>
      curves.add(`memory of ${process.name}`, (await metric(process, 'process_resident_memory_bytes')) / MEGABYTE),
    ),
    metric(world.workers[0], 'hearback_queue_depth').then((depth) => curves.add('queue depth', depth)),
    world.redis.ask((client) => client.info('memory')).then((info) => curves.add('Redis', memoryOf(info) / MEGABYTE)),
    lookAtDatabase(world, curves),
  ]);
}

async function lookAtDatabase({ owner }: World, curves: Curves): Promise<void> {
  const lags = await lag(owner);
  curves.add('lag', Math.max(...lags.map(({ behind }) => behind)));
  curves.add(
    'parked',
    lags.reduce((sum, { parked }) => sum + parked, 0),
  );
  curves.add('messages due', (await readMessageFigures(owner)).due);
  const [{ connections, events }] = await owner.query<{ connections: number; events: number }>(
    `select (select count(*) from pg_stat_activity where datname = current_database()) as connections,
            (select max(position) from event) as events`,
  );
  curves.add('connections', connections);
  curves.add('events', events);
}

function memoryOf(info: string): number {
  return Number(/^used_memory:(\d+)/m.exec(info)?.[1]);
}

/** The sum over its labels. */
async function metric({ url }: AppProcess, name: string): Promise<number> {
  const answer = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(PATIENCE_MS) });
  const lines = (await answer.text()).split('\n').filter((line) => line.startsWith(name));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
