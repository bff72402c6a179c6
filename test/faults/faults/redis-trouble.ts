import { rm } from 'node:fs/promises';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../support/eventually';
import type { Fault, Scene } from '../fault';

const ROUNDS = 3;

async function restart({ world, chance }: Scene, old: boolean): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    await rm(path.join(world.home, 'dump.rdb'), { force: true });
    if (old) await world.redis.ask((client) => client.save());
    await sleep(chance.between(300, 1_500));
    await world.redis.stop();
    world.serverKills++;
    await sleep(chance.between(0, 3_000));
    await world.redis.start();
    await sleep(chance.between(500, 1_500));
  }
}

export const redisRestartedEmpty: Fault = {
  name: 'redis restarted empty',
  about: 'kill -9 and restart without data, three times',
  strike: (scene) => restart(scene, false),
};

export const redisRestartedOld: Fault = {
  name: 'redis restarted with old data',
  about: 'kill -9 and restart with a snapshot of seconds before, three times',
  strike: (scene) => restart(scene, true),
};

export const redisFlushed: Fault = {
  name: 'redis flushed',
  about: 'FLUSHALL at the peak, five times',
  selected: true,
  async strike({ world, chance }) {
    for (let round = 0; round < 5; round++) {
      await sleep(chance.between(200, 1_200));
      await world.redis.flush();
    }
  },
};

export const redisGone: Fault = {
  name: 'redis gone',
  about: 'no Redis for fifteen seconds: the sweeper alone',
  async strike({ world, expect }) {
    await world.redis.stop();
    world.serverKills++;
    const fired = () => world.owner.query("select from event where type like 'Deadline%'");
    const before = (await fired()).length;
    await sleep(15_000);
    expect('deadlines fire without Redis', (await fired()).length > before);
    await world.redis.start();
  },
};

export const redisEvicts: Fault = {
  name: 'redis evicts',
  about: 'a policy that evicts keys: a worker refuses to start, one that runs raises an alarm',
  async strike({ world, expect }) {
    const [starting, running] = world.workers;
    await world.redis.ask((client) => client.config('SET', 'maxmemory-policy', 'allkeys-lru'));
    await starting.kill();
    running.network.link('redis').reset(); // the policy is looked at with each connection
    const refuses = async () => /evict/i.test(await readFile(starting.logFile, 'utf8'));
    const alarms = async () => (await reasonsOf(running.url)).some((reason) => reason.startsWith('queues'));
    await eventually(refuses, 10_000).catch(() => expect('a worker refuses to start', false));
    await eventually(alarms, 10_000).catch(() => expect('the other one raises an alarm', false));
    await world.redis.ask((client) => client.config('SET', 'maxmemory-policy', 'noeviction'));
    running.network.link('redis').reset();
  },
};

async function reasonsOf(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/health`);
  return ((await answer.json()) as { reasons: string[] }).reasons;
}
