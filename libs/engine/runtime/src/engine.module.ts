import type { StreamType } from '@engine/decider';
import { EventCodec, EventLog, EventStore } from '@engine/event-store';
import {
  BusinessClock,
  createLog,
  Database,
  LOG,
  Metrics,
  type Migration,
  ObservabilityModule,
  requireDatabase,
  SETTINGS,
  type Settings,
} from '@engine/platform';
import { ReadYourWrites, Wake } from '@engine/projections';
import {
  type DynamicModule,
  type FactoryProvider,
  Inject,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { assertClockKind } from './assert-clock-kind';
import { StandbyModule } from './standby/standby.module';

export interface EngineOptions {
  readonly settings: Settings;
  /** The hot standby that lists are read from while it keeps up. */
  readonly standbyUrl?: string;
  /** For the log and for pg_stat_activity. */
  readonly processName: string;
  /** Connections of the event store and the projections; reads through TypeORM have a pool of their own. */
  readonly connections: number;
  readonly streams: readonly Pick<StreamType<never, never>, 'category' | 'events'>[];
  readonly migrations: readonly Migration[];
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM takes classes of any shape
  readonly entities: readonly Function[];
}

const READ_CONNECTIONS = 5;
const readYourWrites: FactoryProvider = {
  provide: ReadYourWrites,
  useFactory: (database: Database) => new ReadYourWrites(database),
  inject: [Database],
};

/** What every process of Hearback has: the log, the clock, the wake-ups, the read tables, health and metrics. */
@Module({})
export class EngineModule implements OnModuleInit, OnApplicationShutdown {
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly wake: Wake,
    private readonly log: EventLog,
    private readonly metrics: Metrics,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly reads: DataSource,
  ) {}

  static forRoot(options: EngineOptions): DynamicModule {
    const settings = requireDatabase(options.settings);
    const { databaseUrl: url, databaseSchema: schema } = settings;
    const name = `hearback ${options.processName}`;
    const { standbyUrl } = options;
    const database = () => new Database({ url, schema, size: options.connections, name });
    return {
      module: EngineModule,
      global: true,
      imports: [
        CqrsModule.forRoot(),
        ObservabilityModule.forRoot({ migrations: options.migrations }),
        TypeOrmModule.forRoot({
          type: 'postgres',
          url,
          applicationName: `${name} reads`,
          entities: [...options.entities] as never,
          synchronize: false,
          connectTimeoutMS: 1_500,
          poolSize: READ_CONNECTIONS,
          extra: { options: `-c search_path=${schema}`, keepAlive: true },
          retryAttempts: 3,
          retryDelay: 1_000,
        }),
        ...(standbyUrl ? [StandbyModule.forRoot(standbyUrl, settings)] : []),
      ],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: LOG, useFactory: () => createLog(settings, options.processName) },
        { provide: Database, useFactory: database },
        { provide: BusinessClock, useFactory: (db: Database) => new BusinessClock(db), inject: [Database] },
        { provide: Wake, useFactory: () => new Wake({ url, schema }) },
        { provide: EventCodec, useFactory: () => new EventCodec(options.streams) },
        {
          provide: EventLog,
          useFactory: (db: Database, codec: EventCodec) => new EventLog(db, codec),
          inject: [Database, EventCodec],
        },
        { provide: EventStore, useFactory: (log: EventLog) => new EventStore(log), inject: [EventLog] },
        ...(standbyUrl ? [] : [readYourWrites]),
      ],
      exports: [
        SETTINGS,
        LOG,
        Database,
        BusinessClock,
        Wake,
        EventCodec,
        EventLog,
        EventStore,
        ...(standbyUrl ? [] : [ReadYourWrites]),
        CqrsModule,
      ],
    };
  }

  async onModuleInit(): Promise<void> {
    surviveBrokenConnections(this.reads);
    await assertClockKind(this.database, this.settings);
    await this.clock.start();
    this.log.metrics = this.metrics;
    this.log.onAppended = () => this.wake.notify('log');
    void this.followClockNotices();
    await this.wake.start();
  }

  /** Another process has moved the sandbox clock: read it now, not at the next second. */
  private async followClockNotices(): Promise<void> {
    const { clock: notices } = this.wake.on;
    for (let seen = notices.count; !this.stopped; seen = notices.count) {
      await notices.after(seen, 60_000);
      if (!this.stopped) await this.clock.sample().catch(() => undefined);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.wake.on.clock.raise();
    this.clock.stop();
    await this.wake.stop();
    await this.database.close();
  }
}

/** As in Database: a connection can break in the moment it is handed out, and must not end the process. */
function surviveBrokenConnections({ driver }: DataSource): void {
  const { master } = driver as unknown as { master: Pool };
  master.on('connect', (client) => client.on('error', () => undefined));
}
