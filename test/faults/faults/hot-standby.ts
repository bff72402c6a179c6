import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedPostgres, ensurePostgres } from '@engine/platform';
import {
  asOwner,
  promote,
  running,
  startHotStandby,
} from '../../../libs/engine/platform/src/embedded-postgres/hot-standby.fixture';
import { eventually } from '../../support/eventually';
import type { Fault, Scene } from '../fault';
import type { AppProcess } from '../world/app-process';
import { ownPlace } from './own-place';

const environment: NodeJS.ProcessEnv = {};
let standby: EmbeddedPostgres | undefined;
let oldAddress: Server | undefined;

export const standbyPromoted: Fault = {
  name: 'standby promoted',
  about: 'lists from a hot standby, which dies and comes back; then the primary dies and the standby takes its place',
  world: { environment },
  place: () =>
    ownPlace('hot-standby', async () => {
      oldAddress?.close();
      await standby?.stop();
    }),
  async strike(scene) {
    const { world, expect } = scene;
    const { postgres, database, owner } = world;
    const options = {
      dataDir: path.join(path.dirname(postgres.dataDir), 'standby'),
      settings: { max_connections: '200' },
    };
    const primary = { port: postgres.port, url: postgres.urls('postgres').ownerUrl };
    standby = await startHotStandby(primary, options);
    environment.DATABASE_REPLICA_URL = standby.url('hearback_app', database);
    const api = await world.add('api');
    await eventually(async () => (await lists(scene, api)) > 0, 10_000);
    const asked = await reads();
    expect('the standby answers lists', asked > 0);

    process.kill(await pidOf(standby), 'SIGKILL');
    world.serverKills++;
    expect('the primary answers lists while the standby is gone', (await lists(scene, api)) > 0);
    await sleep(2_000);
    standby = await ensurePostgres(options);

    // Without this an acknowledged write may be on the primary alone when it dies.
    await postgres.execute("alter system set synchronous_standby_names = '*'", 'select pg_reload_conf()');
    const inStep = "select from pg_stat_replication where sync_state = 'sync' and replay_lag is not null";
    await eventually(async () => (await owner.query(inStep)).length > 0, 20_000);
    await sleep(1_000);
    await postgres.crash('kill');
    world.serverKills++;
    await promote(running(standby));
    await postgres.leavePort();
    oldAddress = await forward(postgres.port, standby.port);
    await eventually(async () => (await lists(scene, api)) > 0, 30_000);
  },
};

/** How many cases somebody is told of. */
async function lists({ world }: Scene, api: AppProcess): Promise<number> {
  const answer = await fetch(`${api.url}/v1/cases?limit=100`, {
    headers: { authorization: `Bearer ${world.organisation.keys.agent}` },
  });
  const { items = [] } = (await answer.json()) as { items?: unknown[] };
  return items.length;
}

/** Connections that read from the standby. */
async function reads(): Promise<number> {
  const found = await asOwner(running(standby!), (client) =>
    client.query("select from pg_stat_activity where application_name = 'hearback standby reads' and query ~ 'case'"),
  );
  return found.rowCount ?? 0;
}

async function pidOf(server: EmbeddedPostgres): Promise<number> {
  const { rows } = await asOwner(running(server), (client) =>
    client.query<{ pid: string }>("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid"),
  );
  return Number(rows[0].pid);
}

/** The address moves, as that of a managed database does: what was the primary's leads to the other. */
async function forward(from: number, to: number): Promise<Server> {
  const server = createServer((client) => {
    const upstream = connect({ host: '127.0.0.1', port: to });
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream])
      socket.on('error', () => [client, upstream].forEach((one) => one.destroy()));
  }).listen(from, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  return server;
}
