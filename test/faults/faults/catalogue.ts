import type { Fault } from '../fault';
import { apiKilledAfterCommit, apiKilledAnywhere, apiKilledBeforeCommit } from './api-killed';
import { postgresStopsAtOnce, postmasterKilled } from './postgres-crashes';
import { undisturbed } from './undisturbed';
import {
  workerKilledAfterAppend,
  workerKilledAfterClaim,
  workerKilledAfterMail,
  workerKilledBeforeAppend,
  workerKilledBeforeCheckpoint,
  workersKilledAnywhere,
} from './worker-killed';

/** All faults, in the order in which they run. */
export const faults: readonly Fault[] = [
  undisturbed,
  apiKilledBeforeCommit,
  apiKilledAfterCommit,
  apiKilledAnywhere,
  workerKilledAfterClaim,
  workerKilledBeforeAppend,
  workerKilledAfterAppend,
  workerKilledBeforeCheckpoint,
  workerKilledAfterMail,
  workersKilledAnywhere,
  postgresStopsAtOnce,
  postmasterKilled,
];
