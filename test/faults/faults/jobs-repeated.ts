import { setTimeout as sleep } from 'node:timers/promises';
import { Queues } from '@engine/platform';
import type { Fault } from '../fault';
import { settingsOf } from '../world/site';

const TIMES = 10;

export const jobsRepeated: Fault = {
  name: 'jobs delivered ten times',
  about: 'every delivery that is known and every tick, ten times each, to both workers at once',
  selected: true,
  async strike({ world }) {
    const settings = settingsOf(world.postgres, world.database, world.home);
    const place = { ...settings, redisUrl: world.redis.url, queuePrefix: world.database };
    const queues = await Queues.open(place, { onError: () => undefined });
    for (let round = 0; round < 4; round++) {
      const messages = await world.owner.query<{ id: string }>(
        'select message_id as id from message order by created_at desc limit 30',
      );
      for (let time = 0; time < TIMES; time++) {
        await queues.queue('deadlines').add('tick', {});
        await Promise.all(messages.map(({ id }) => queues.queue('messages').add('deliver', { messageId: id })));
      }
      await sleep(1_000);
    }
    await queues.close();
  },
};
