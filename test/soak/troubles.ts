import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../faults/fault';
import * as mail from '../faults/faults/mail-trouble';
import * as network from '../faults/faults/partitions';
import { processesPaused } from '../faults/faults/pauses';
import * as busy from '../faults/faults/postgres-busy';
import { postgresStopsAtOnce } from '../faults/faults/postgres-crashes';
import * as redis from '../faults/faults/redis-trouble';

/** The first api and the first worker live through it all, so that it shows whether they grow. */
const othersKilled: Fault = {
  name: 'others killed',
  about: 'kill -9 of any process but the first api and the first worker',
  async strike({ world, chance }) {
    for (let round = 0; round < 3; round++) {
      await chance.of([...world.apis.slice(1), ...world.workers.slice(1)]).kill();
      await sleep(chance.between(500, 3_000));
    }
  },
};

/** What may come at any time and leaves those alive who are watched. */
export const troubles: readonly Fault[] = [
  othersKilled,
  processesPaused,
  postgresStopsAtOnce,
  redis.redisRestartedEmpty,
  redis.redisRestartedOld,
  redis.redisFlushed,
  ...network.partitions,
  network.answersOfCommitsLost,
  network.connectionsReset,
  network.slowNetwork,
  busy.tablesLocked,
  busy.appendLockHeld,
  mail.mailServerGone,
  mail.mailServerRefuses,
];
