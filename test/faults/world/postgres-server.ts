import { readFileSync } from 'node:fs';
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedPostgres, ensurePostgres } from '@engine/platform';
import { Client } from 'pg';
import { endWithThisProcess } from '../../support/end-with-this-process';
import { holdPort } from './held-port';

export interface DatabaseUrls {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/** A PostgreSQL of the suite's own that flushes every commit, can be killed, and comes back on the same port. */
export class PostgresServer {
  private letGo: () => Promise<void> = () => Promise.resolve();

  private constructor(
    private readonly home: string,
    public dataDir: string,
    private running: EmbeddedPostgres,
  ) {}

  /** @param place where its directory is made */
  static async start(place?: string): Promise<PostgresServer> {
    place ??= await mkdtemp(path.join(tmpdir(), 'hearback-faults-'));
    const dataDir = path.join(place, 'data');
    endWithThisProcess(place, dataDir);
    return new PostgresServer(place, dataDir, await PostgresServer.run(dataDir));
  }

  private static run(dataDir: string): Promise<EmbeddedPostgres> {
    return ensurePostgres({ dataDir, settings: { max_connections: '200', shared_buffers: '128MB' } });
  }

  get port(): number {
    return this.running.port;
  }

  urls(database: string): DatabaseUrls {
    const { running } = this;
    return { ownerUrl: running.url('hearback_owner', database), appUrl: running.url('hearback_app', database) };
  }

  /** `immediate`: no checkpoint, no good-bye. `kill`: the postmaster alone dies, and its backends notice. */
  async crash(how: 'immediate' | 'kill'): Promise<void> {
    const pid = Number(readFileSync(path.join(this.dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, how === 'kill' ? 'SIGKILL' : 'SIGQUIT');
    while (isAlive(pid)) await sleep(10);
    this.letGo = await holdPort(this.port);
  }

  /** @throws Error when it could not come back on its port, where everybody looks for it */
  async start(): Promise<void> {
    const { port } = this;
    await this.leavePort();
    this.running = await PostgresServer.run(this.dataDir);
    if (this.port !== port) throw new Error(`PostgreSQL has come back on port ${this.port} instead of ${port}.`);
  }

  /** After a crash: something else may take its place there. */
  async leavePort(): Promise<void> {
    await this.letGo();
    this.letGo = () => Promise.resolve();
  }

  async stop(): Promise<void> {
    await this.running.stop();
  }

  /** A copy of the files as a crash leaves them, restored into a new directory on the same port; the old one is gone. */
  async restoreElsewhere(): Promise<void> {
    await this.crash('immediate');
    const restored = `${this.dataDir}-restored`;
    await cp(this.dataDir, restored, { recursive: true, preserveTimestamps: true });
    await chmod(restored, 0o700);
    await rm(this.dataDir, { recursive: true });
    this.dataDir = restored;
    endWithThisProcess(this.home, restored);
    await this.start();
  }

  /** Statements of the owner, outside of any cell. */
  async execute(...statements: readonly string[]): Promise<void> {
    const client = new Client({ connectionString: this.urls('postgres').ownerUrl });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.home, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
