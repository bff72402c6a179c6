import { setTimeout as sleep } from 'node:timers/promises';
import { RedisCluster } from '../../support/redis-cluster';
import type { Fault } from '../fault';
import { ownPlace } from './own-place';

const ROUNDS = 4;
let cluster: RedisCluster;
const environment: NodeJS.ProcessEnv = { REDIS_URL: '' };

export const redisClusterLosesNode: Fault = {
  name: 'redis cluster loses a node',
  about: 'a Redis Cluster of three; the node that holds the queues dies and comes back empty, or freezes, four times',
  world: { environment },
  async place() {
    cluster = await RedisCluster.start();
    environment.REDIS_CLUSTER = cluster.urls.join(',');
    return ownPlace('redis-cluster', () => cluster.stop());
  },
  async strike({ world, chance, expect }) {
    const holder = await cluster.holderOf(`{${world.database}}:any`);
    const keys = () => holder.ask((client) => client.keys(`{${world.database}}:*`));
    expect('the queues are in the Cluster', (await keys()).length > 0);
    for (let round = 0; round < ROUNDS; round++) {
      if (round % 2) {
        holder.freeze();
        await sleep(chance.between(500, 5_000));
        holder.thaw();
      } else {
        await holder.stop();
        world.serverKills++;
        await sleep(chance.between(0, 4_000));
        await holder.start();
      }
      await sleep(chance.between(1_000, 3_000));
    }
  },
};
