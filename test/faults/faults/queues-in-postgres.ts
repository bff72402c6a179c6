import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../fault';

/** The other home of the queues. */
export const queuesInPostgres: Fault = {
  name: 'queues in postgres',
  about: 'without Redis: workers are killed, and PostgreSQL stops at once in between',
  world: { environment: { REDIS_URL: '' } },
  async strike({ world, chance }) {
    for (let round = 0; round < 4; round++) {
      const victim = chance.of(world.workers);
      await victim.kill();
      if (round === 2) {
        await world.postgres.crash('immediate');
        world.serverKills++;
        await world.postgres.start();
      }
      await sleep(chance.between(200, 1_000));
      await victim.start();
    }
  },
};
