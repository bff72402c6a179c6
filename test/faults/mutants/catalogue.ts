import { setTimeout as sleep } from 'node:timers/promises';
import { apiKilledAnywhere } from '../faults/killed-anywhere';
import { hotCase } from '../faults/hot-case';
import { answersOfCommitsLost } from '../faults/partitions';
import { postgresStopsAtOnce } from '../faults/postgres-crashes';
import { undisturbed } from '../faults/undisturbed';
import { workerKilledAfterClaim } from '../faults/worker-killed';
import type { Fault } from '../fault';
import type { World } from '../world/world';
import { alterFunction, believeAllVersions } from './broken-sql';
import type { Mutant } from './mutant';

const tampered: Fault = {
  ...undisturbed,
  async strike({ world: { owner } }) {
    await sleep(2_000);
    await owner.query('alter table event disable trigger all');
    await owner.query(
      `update event set data = data || '{"text": "nothing was promised"}'
        where position = (select max(position) from event where type = 'ProgressNoted')`,
    );
    await owner.query('alter table event enable trigger all');
  },
};

/** All mutants; each invariant is named by one of them at least. */
export const mutants: readonly Mutant[] = [
  {
    name: 'versions are not checked',
    prepare: believeAllVersions,
    fault: hotCase,
    noticedBy: 'contiguous log',
    selected: true,
  },
  {
    name: 'a position is left out',
    prepare: (world) =>
      alterFunction(world, 'append_events', ['select head + row_number()', 'select head + 1 + row_number()']),
    fault: undisturbed,
    noticedBy: 'contiguous log',
  },
  {
    name: 'commits are not flushed',
    prepare: (world) => flushing(world, 'off'),
    mend: (world) => flushing(world, 'on'),
    fault: postgresStopsAtOnce,
    noticedBy: 'acknowledged writes',
  },
  {
    name: 'acknowledged before the commit',
    inProcess: 'acknowledged before the commit',
    fault: apiKilledAnywhere,
    noticedBy: 'acknowledged writes',
  },
  {
    name: 'the command key is ignored',
    inProcess: 'the command key is ignored',
    fault: answersOfCommitsLost,
    noticedBy: 'acknowledged writes',
    selected: true,
  },
  {
    name: 'a step is claimed by everybody',
    inProcess: 'every worker fires all the time',
    async prepare(world) {
      await believeAllVersions(world);
      const free = '(d.claimed_until is null or d.claimed_until <= now())';
      await alterFunction(world, 'claim_deadlines', [free, 'true'], ['skip locked', '']);
    },
    fault: undisturbed,
    noticedBy: 'deadline steps',
  },
  {
    name: 'deadlines fire an hour early',
    prepare: (world) =>
      alterFunction(world, 'claim_deadlines', [
        "interval '1 millisecond' into business",
        "interval '1 millisecond' + interval '1 hour' into business",
      ]),
    fault: undisturbed,
    noticedBy: 'deadline steps',
    selected: true,
  },
  {
    name: 'what a dead worker has claimed is never taken over',
    prepare: (world) => alterFunction(world, 'claim_deadlines', ['now() + lease_ms', 'now() + 1000 * lease_ms']),
    fault: workerKilledAfterClaim,
    noticedBy: 'deadline steps',
    patience: 40_000,
  },
  {
    name: 'an escalation is written twice',
    inProcess: 'an escalation is written twice',
    fault: undisturbed,
    noticedBy: 'escalations',
  },
  {
    name: 'messages are not unique',
    inProcess: 'a batch is applied twice',
    prepare: ({ owner }) =>
      owner.query(
        'alter table message drop constraint message_pkey, drop constraint message_event_id_channel_recipient_key',
      ),
    fault: undisturbed,
    noticedBy: 'messages',
  },
  {
    name: 'each mail has an id of its own',
    inProcess: 'each mail has an id of its own',
    fault: undisturbed,
    noticedBy: 'messages',
  },
  {
    name: 'the checkpoint moves without rows',
    inProcess: 'the checkpoint moves without rows',
    fault: undisturbed,
    noticedBy: 'read models',
  },
  { name: 'a fact is edited', fault: tampered, noticedBy: 'hash chain', selected: true },
  {
    name: 'what customers say is logged',
    inProcess: 'what customers say is logged',
    fault: undisturbed,
    noticedBy: 'personal data',
  },
  {
    name: 'nobody is woken and nobody looks',
    inProcess: 'nobody is woken and nobody looks',
    fault: undisturbed,
    noticedBy: 'healed',
    selected: true,
  },
  {
    name: 'a lost connection is given up',
    inProcess: 'a lost connection is given up',
    fault: postgresStopsAtOnce,
    noticedBy: 'healed',
  },
];

/** Of the role that the processes have. Nothing else may flush for them, so the writer of the log sleeps as well. */
async function flushing(world: World, commit: 'on' | 'off'): Promise<void> {
  const role = new URL(world.urls.appUrl).username;
  await world.postgres.execute(
    `alter role ${role} ${commit === 'off' ? 'set synchronous_commit = off' : 'reset synchronous_commit'}`,
    `alter system ${commit === 'off' ? "set wal_writer_delay = '10s'" : 'reset wal_writer_delay'}`,
    'select pg_reload_conf()',
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`,
  );
}
