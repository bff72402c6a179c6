import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { EventCodec, EventLog, EventStore } from '@engine/event-store';
import { Database } from '@engine/platform';
import { streams } from '@features/catalogue';
import { freePort, RedisServer } from '../../support/redis-server';
import { MailServer } from '../../../libs/features/notifications/src/testing/mail-server';
import type { Organisation } from '../../support/hearback-organisation';
import { AppProcess } from './app-process';
import { BusinessTime } from './business-time';
import { Network } from './network';
import type { DatabaseUrls, PostgresServer } from './postgres-server';
import { settingsOf, type Site } from './site';

export interface WorldOptions {
  /** Processes; 2 of each when left out. */
  readonly apis?: number;
  readonly workers?: number;
  /** Settings of all processes, beside those that the world makes. */
  readonly environment?: NodeJS.ProcessEnv;
  readonly redisPolicy?: string;
  /** Where its database lies, when not on the site's server; and how it is called there. */
  readonly postgres?: PostgresServer;
  readonly database?: string;
}

/** One Hearback in processes of its own, with its servers, each connection through a proxy. */
export class World {
  readonly apis: AppProcess[] = [];
  readonly workers: AppProcess[] = [];
  private readonly named = { api: 0, worker: 0 };
  /** What a fault has killed beside the processes. */
  serverKills = 0;
  time: BusinessTime;
  /** Straight to the database, as the owner of its tables. */
  owner: Database;

  private constructor(
    readonly site: Site,
    readonly postgres: PostgresServer,
    readonly database: string,
    readonly redis: RedisServer,
    readonly mail: MailServer,
    readonly home: string,
    private readonly options: WorldOptions,
  ) {}

  /** Resolves when all processes are ready. About 4 s on two cores. */
  static async start(site: Site, options: WorldOptions = {}): Promise<World> {
    const postgres = options.postgres ?? site.postgres;
    const database = options.database ?? (await site.createDatabase());
    const home = path.join(site.logs, database);
    mkdirSync(home, { recursive: true });
    const keeping = ['--dir', home, '--dbfilename', 'dump.rdb', '--rdbcompression', 'no'];
    const redis = await RedisServer.start(options.redisPolicy ?? 'noeviction', keeping);
    const mail = await new MailServer().start();
    const world = new World(site, postgres, database, redis, mail, home, options);
    world.connect();
    world.time = await BusinessTime.of(world.owner);
    try {
      await world.launch();
      return world;
    } catch (error) {
      await world.stop();
      throw error;
    }
  }

  get organisation(): Organisation {
    return this.site.organisation;
  }

  get urls(): DatabaseUrls {
    return this.postgres.urls(this.database);
  }

  get processes(): readonly AppProcess[] {
    return [...this.apis, ...this.workers];
  }

  /** Of processes and of servers. */
  get kills(): number {
    return this.processes.reduce((sum, { kills }) => sum + kills, this.serverKills);
  }

  /** A store of the test's own, straight to the database. */
  get store(): EventStore {
    return new EventStore(new EventLog(this.owner, new EventCodec(streams)));
  }

  async add(role: 'api' | 'worker'): Promise<AppProcess> {
    const list = role === 'api' ? this.apis : this.workers;
    const name = `${role}-${++this.named[role]}`;
    const smtp = Number(new URL(this.mail.url).port);
    const network = await Network.to({ postgres: this.postgres.port, redis: this.redis.port, smtp });
    const logFile = path.join(this.home, `${name}.log`);
    const environment = this.environmentOf(network);
    const process = new AppProcess({ role, name, port: await freePort(), network, logFile, environment });
    list.push(process);
    await process.start();
    return process;
  }

  /** The network is whole again and everybody awake. */
  mend(): void {
    for (const process of this.processes) {
      process.network.mend();
      process.wake();
    }
  }

  async stop(): Promise<void> {
    this.mend();
    await Promise.all(this.processes.map((process) => process.end()));
    await Promise.all(this.processes.map(({ network }) => network.close()));
    await this.mail.stop();
    await this.redis.stop();
    await this.owner.close();
  }

  private async launch(): Promise<void> {
    const { apis = 2, workers = 2 } = this.options;
    await Promise.all([
      ...Array.from({ length: apis }, () => this.add('api')),
      ...Array.from({ length: workers }, () => this.add('worker')),
    ]);
  }

  private connect(): void {
    const { migrationDatabaseUrl: url, databaseSchema: schema } = settingsOf(this.postgres, this.database, this.home);
    this.owner = new Database({ url, schema, size: 4, name: 'fault suite', statementTimeout: 120_000 });
  }

  private environmentOf(network: Network): NodeJS.ProcessEnv {
    const { appUrl } = this.urls;
    return {
      PATH: process.env.PATH,
      CLOCK: 'sandbox',
      DATA_DIR: this.home,
      QUEUE_PREFIX: this.database,
      DATABASE_URL: network.through('postgres', appUrl),
      REDIS_URL: network.through('redis', this.redis.url),
      SMTP_URL: network.through('smtp', this.mail.url),
      ...this.options.environment,
    };
  }
}
