import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Fault, Scene } from '../fault';
import { settingsOf } from '../world/site';

/** A session of somebody else, who holds something for a while. */
async function held({ world }: Scene, statement: string, ms: number): Promise<void> {
  const session: PoolClient = await world.owner.connect();
  try {
    await session.query('begin');
    await session.query(statement);
    await sleep(ms);
    await session.query('rollback');
  } finally {
    session.release();
  }
}

export const tablesLocked: Fault = {
  name: 'tables locked',
  about: 'somebody holds the log, the deadlines, the checkpoints or the messages for seconds',
  async strike(scene) {
    const { chance } = scene;
    for (const table of ['event', 'deadline', 'checkpoint', 'message']) {
      await held(scene, `lock table ${table} in access exclusive mode`, chance.between(1_500, 4_000));
      await sleep(chance.between(200, 800));
    }
  },
};

export const appendLockHeld: Fault = {
  name: 'append lock held',
  about: 'the lock of the log is held for three seconds, twice',
  async strike(scene) {
    const { databaseSchema } = settingsOf(scene.world.postgres, scene.world.database, scene.world.home);
    const lock = `select pg_advisory_xact_lock(hashtext('event log of ${databaseSchema}'))`;
    for (let round = 0; round < 2; round++) {
      await held(scene, lock, 3_000);
      await sleep(scene.chance.between(500, 1_000));
    }
  },
};

export const connectionsExhausted: Fault = {
  name: 'connections exhausted',
  about: 'PostgreSQL takes no more than four connections for six seconds',
  async strike({ world }) {
    const role = new URL(world.postgres.urls(world.database).appUrl).username;
    await world.postgres.execute(
      `alter role ${role} connection limit 4`,
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`,
    );
    await sleep(6_000);
    await world.postgres.execute(`alter role ${role} connection limit -1`);
  },
};
