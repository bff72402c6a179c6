import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EmbeddedPostgres, ensurePostgres } from '../../libs/engine/platform/src/embedded-postgres';
import {
  asOwner,
  running,
  startHotStandby,
} from '../../libs/engine/platform/src/embedded-postgres/hot-standby.fixture';
import { eventually } from '../support/eventually';
import { type Hearback, startHearback } from '../support/hearback';

const { TEST_DATABASE_URL, TEST_APP_PASSWORD } = process.env;
/** The API process that reads lists from the standby; the other one reads from the primary alone. */
const WITH_STANDBY = 1;

describe('a hot standby', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'hearback-standby-'));
  const options = { dataDir: path.join(home, 'standby'), durable: false, settings: { max_connections: '150' } };
  let primary: EmbeddedPostgres;
  let standby: EmbeddedPostgres;
  let hearback: Hearback;

  beforeAll(async () => {
    primary = await ensurePostgres({ ...options, dataDir: path.join(home, 'primary') });
    process.env.TEST_DATABASE_URL = primary.url('hearback_owner', 'postgres');
    process.env.TEST_APP_PASSWORD = new URL(primary.url('hearback_app', 'postgres')).password;
    hearback = await startHearback();
    standby = await startHotStandby(running(primary), options);
    const url = new URL(hearback.test.appUrl);
    url.port = String(standby.port);
    await hearback.startApi({ databaseReplicaUrl: url.href });
    await eventually(async () => expect(await health()).toEqual({ status: 'ok', reasons: [] }));
  }, 120_000);
  afterAll(async () => {
    await hearback?.stop();
    await standby?.stop();
    await primary?.stop();
    process.env.TEST_DATABASE_URL = TEST_DATABASE_URL;
    process.env.TEST_APP_PASSWORD = TEST_APP_PASSWORD;
    rmSync(home, { recursive: true, force: true });
  });

  const replay = (what: 'pause' | 'resume') =>
    asOwner(running(standby), (client) => client.query(`select pg_wal_replay_${what}()`));
  const health = async () => (await hearback.apis[WITH_STANDBY].inject('/health')).json();
  const listed = async (api: number, query = '') =>
    (await hearback.through(api, 'agent').read(`/cases?limit=100${query}`)).items.map(({ id }: { id: string }) => id);
  const onPrimary = async (id: string) => eventually(async () => expect(await listed(0)).toContain(id));

  it('answers lists, and what is newer than it does not show there', async () => {
    const before = await hearback.receive();
    await eventually(async () => expect(await listed(WITH_STANDBY)).toContain(before.id));
    await replay('pause');
    const { id } = await hearback.receive();
    await onPrimary(id);
    expect(await listed(WITH_STANDBY)).not.toContain(id);
    await replay('resume');
    await eventually(async () => expect(await listed(WITH_STANDBY)).toContain(id));
  });

  it('is waited for, and not for long, by who asks for a position', async () => {
    const { id, receipt } = await hearback.receive();
    expect(await listed(WITH_STANDBY, `&after=${receipt.position}`)).toContain(id);
    await replay('pause');
    const next = await hearback.receive();
    const asked = Date.now();
    expect(await listed(WITH_STANDBY, `&after=${next.receipt.position}`)).toContain(next.id);
    expect(Date.now() - asked).toBeLessThan(1_500);
    await replay('resume');
  });

  it('is not asked for a case, its history, who may do what, or a decision', async () => {
    await replay('pause');
    const { id, receipt } = await hearback.receive();
    const through = hearback.through(WITH_STANDBY, 'agent');
    expect(await through.read(`/cases/${id}`)).toMatchObject({ id, version: receipt.version });
    expect((await through.read(`/cases/${id}/history`)).items).not.toEqual([]);
    const { version } = await through.did(`/cases/${id}/assignment`, {
      personId: hearback.organisation.people.owner,
    });
    expect(version).toBeGreaterThan(receipt.version);
    expect((await through.read(`/cases/${id}`)).version).toBe(version);
    await replay('resume');
  });

  it('too far behind is passed over, and health says so', async () => {
    await replay('pause');
    const { id } = await hearback.receive();
    await eventually(async () => {
      expect(await health()).toEqual({ status: 'degraded', reasons: ['standby: more than 5 s behind'] });
    }, 12_000);
    await onPrimary(id);
    expect(await listed(WITH_STANDBY)).toContain(id);
    await replay('resume');
    await eventually(async () => expect(await health()).toEqual({ status: 'ok', reasons: [] }));
  }, 20_000);

  it('frozen, it holds a reader up for two seconds at most, and the next ones not at all', async () => {
    const { id } = await hearback.receive();
    await eventually(async () => expect(await listed(WITH_STANDBY)).toContain(id));
    const pids = postgresOf(options.dataDir);
    expect(pids.length).toBeGreaterThan(3);
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    try {
      const asked = Date.now();
      expect(await listed(WITH_STANDBY)).toContain(id);
      expect(Date.now() - asked).toBeLessThan(3_000);
      expect(await health()).toEqual({ status: 'degraded', reasons: ['standby: does not answer'] });
      const again = Date.now();
      expect(await listed(WITH_STANDBY)).toContain(id);
      expect(Date.now() - again).toBeLessThan(500);
    } finally {
      for (const pid of pids) process.kill(pid, 'SIGCONT');
    }
    await eventually(async () => expect(await health()).toEqual({ status: 'ok', reasons: [] }), 10_000);
  }, 30_000);

  it('gone, the primary answers, health says degraded, and all is well when it is back', async () => {
    // Killed, it comes back on the port that it had.
    process.kill(postmasterOf(options.dataDir), 'SIGKILL');
    const { id } = await hearback.receive();
    await onPrimary(id);
    const asked = Date.now();
    expect(await listed(WITH_STANDBY)).toContain(id);
    expect(Date.now() - asked).toBeLessThan(1_000);
    await eventually(async () => {
      expect(await health()).toEqual({ status: 'degraded', reasons: ['standby: does not answer'] });
    });
    expect((await hearback.apis[WITH_STANDBY].inject('/health/ready')).statusCode).toBe(200);
    standby = await ensurePostgres(options);
    await eventually(async () => expect(await health()).toEqual({ status: 'ok', reasons: [] }), 10_000);
  }, 30_000);
});

function postmasterOf(dataDir: string): number {
  return parseInt(readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8'), 10);
}

/** The postmaster and its children. */
function postgresOf(dataDir: string): number[] {
  const postmaster = postmasterOf(dataDir);
  return [
    postmaster,
    ...readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ').map(Number),
  ];
}
