import { WatchedRedis } from '../../support/redis-sentinel';
import { eventually } from '../../support/eventually';
import type { Fault } from '../fault';
import { ownPlace } from './own-place';

const FAILOVERS = 2;
let watched: WatchedRedis;
const environment: NodeJS.ProcessEnv = {};

export const redisFailsOver: Fault = {
  name: 'redis fails over',
  about: 'three Sentinels, a master and a replica; the master dies, the replica takes over, and the other way round',
  world: { environment },
  async place() {
    watched = await WatchedRedis.start();
    environment.REDIS_URL = watched.redisUrl;
    environment.REDIS_SENTINELS = watched.sentinelUrls.join(',');
    return ownPlace('redis-sentinel', () => watched.stop());
  },
  async strike({ world, expect }) {
    for (let failover = 0; failover < FAILOVERS; failover++) {
      const master = await watched.master();
      const keys = await master.ask((client) => client.keys(`${world.database}:*`));
      expect('the queues are on the master', keys.length > 0);
      await master.stop();
      world.serverKills++;
      await eventually(async () => (await watched.master()) !== master, 20_000);
      await watched.rejoin(master);
    }
  },
};
