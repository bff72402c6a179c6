import type { Fault } from '../fault';
import * as api from './api-killed';
import * as clock from './clock-trouble';
import { diskFull } from './disk-full';
import { hundredThousandDue } from './due-at-once';
import { fiveProcesses } from './five-processes';
import { hotCase } from './hot-case';
import { standbyPromoted } from './hot-standby';
import { jobsRepeated } from './jobs-repeated';
import * as anywhere from './killed-anywhere';
import * as mail from './mail-trouble';
import * as network from './partitions';
import * as pauses from './pauses';
import { poisonEvents } from './poison';
import * as busy from './postgres-busy';
import * as crashes from './postgres-crashes';
import { publishedUnderOpenClocks } from './publishing';
import { queuesInPostgres } from './queues-in-postgres';
import { redisClusterLosesNode } from './redis-cluster';
import { redisFailsOver } from './redis-sentinel';
import * as redis from './redis-trouble';
import { rollingRestarts } from './restarts';
import { restoredFromBackup, restoredFromLog } from './restored';
import { undisturbed } from './undisturbed';
import * as worker from './worker-killed';

/** All faults, in the order in which they run. */
export const faults: readonly Fault[] = [
  undisturbed,
  hotCase,
  api.apiKilledBeforeCommit,
  api.apiKilledAfterCommit,
  anywhere.apiKilledAnywhere,
  worker.workerKilledAfterClaim,
  worker.workerKilledBeforeAppend,
  worker.workerKilledAfterAppend,
  worker.workerKilledBeforeCheckpoint,
  worker.workerKilledAfterMail,
  anywhere.workersKilledAnywhere,
  crashes.postgresStopsAtOnce,
  crashes.postmasterKilled,
  queuesInPostgres,
  redis.redisRestartedEmpty,
  redis.redisRestartedOld,
  redis.redisFlushed,
  redis.redisGone,
  redis.redisEvicts,
  redisClusterLosesNode,
  redisFailsOver,
  fiveProcesses,
  standbyPromoted,
  ...network.partitions,
  network.answersOfCommitsLost,
  network.connectionsReset,
  network.slowNetwork,
  busy.tablesLocked,
  busy.appendLockHeld,
  busy.connectionsExhausted,
  diskFull,
  clock.clockBackAndForth,
  clock.clockChanges,
  pauses.workerPausedPastLease,
  pauses.projectorPausedPastLease,
  pauses.processesPaused,
  jobsRepeated,
  poisonEvents,
  mail.mailServerGone,
  mail.mailServerSlow,
  mail.mailServerRefuses,
  mail.mailServerCutsOff,
  rollingRestarts,
  restoredFromBackup,
  restoredFromLog,
  publishedUnderOpenClocks,
  hundredThousandDue,
];
