import { setTimeout as sleep } from 'node:timers/promises';
import type { TcpProxy } from '../../support/tcp-proxy';
import type { Fault, Scene } from '../fault';
import type { AppProcess } from '../world/app-process';
import type { Server } from '../world/network';

const ROUNDS = 3;

function partition(
  name: string,
  about: string,
  server: Server,
  break_: (link: TcpProxy) => void,
  selected?: boolean,
): Fault {
  return {
    name,
    about,
    selected,
    async strike(scene) {
      const { world, chance } = scene;
      for (let round = 0; round < ROUNDS; round++) {
        const victims = victimsOf(scene, server);
        for (const { network } of victims) break_(network.link(server));
        await sleep(chance.between(1_000, 4_000));
        world.mend();
        await sleep(chance.between(500, 1_500));
      }
    },
  };
}

/** All, one side, or a single process. Only workers have to do with Redis. */
function victimsOf({ world, chance }: Scene, server: Server): readonly AppProcess[] {
  const { apis, workers, processes } = world;
  if (server === 'redis') return chance.of([workers, [chance.of(workers)]]);
  return chance.of([processes, apis, workers, [chance.of(processes)]]);
}

export const partitions: readonly Fault[] = [
  partition(
    'cut off from postgres',
    'connections freeze in both directions',
    'postgres',
    (link) => link.freeze(),
    true,
  ),
  partition('requests to postgres lost', 'one direction only', 'postgres', (link) => link.lose('to the server')),
  partition('answers of postgres lost', 'the other direction only', 'postgres', (link) => link.lose('to the client')),
  partition('cut off from redis', 'connections freeze in both directions', 'redis', (link) => link.freeze()),
  partition('requests to redis lost', 'one direction only', 'redis', (link) => link.lose('to the server')),
  partition('answers of redis lost', 'the other direction only', 'redis', (link) => link.lose('to the client')),
];

export const answersOfCommitsLost: Fault = {
  name: 'answers of commits lost',
  about: 'what PostgreSQL answers the apis is lost on the way, then the connections break, ten times',
  selected: true,
  async strike({ world, chance }) {
    for (let round = 0; round < 10; round++) {
      const links = world.apis.map(({ network }) => network.link('postgres'));
      for (const link of links) link.lose('to the client');
      await sleep(chance.between(50, 300));
      for (const link of links) link.mend();
      await sleep(chance.between(100, 500));
    }
  },
};

export const connectionsReset: Fault = {
  name: 'connections reset',
  about: 'connections of every kind break or half-close again and again',
  async strike({ world, chance }) {
    for (let round = 0; round < 20; round++) {
      const link = chance.of(world.processes).network.link(chance.of(['postgres', 'postgres', 'redis', 'smtp']));
      if (chance.happens(0.7)) link.reset();
      else link.halfClose(chance.of(['to the server', 'to the client']));
      await sleep(chance.between(50, 400));
    }
  },
};

export const slowNetwork: Fault = {
  name: 'slow network',
  about: 'PostgreSQL 40 ms away, by a line of 200 kB/s',
  async strike({ world }) {
    for (const { network } of world.processes) network.link('postgres').slow({ delayMs: 40, bytesPerSecond: 200_000 });
    await sleep(8_000);
  },
};
