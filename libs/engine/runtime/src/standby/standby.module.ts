import { Database, HealthProbes, type Settings } from '@engine/platform';
import { ReadYourWrites } from '@engine/projections';
import { type DynamicModule, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { FreshReads } from './fresh-reads';
import { readThrough } from './read-through';
import { StaleReads } from './stale-reads';
import { Standby } from './standby';

const CONNECTIONS = 6;

/** Lists from the hot standby of DATABASE_REPLICA_URL. Provides ReadYourWrites, which must know of it. */
@Module({})
export class StandbyModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly standby: Standby,
    private readonly stale: StaleReads,
    private readonly reads: DataSource,
    private readonly probes: HealthProbes,
  ) {}

  static forRoot(url: string, { databaseSchema: schema }: Settings): DynamicModule {
    const openStandby = (primary: Database) =>
      new Standby(primary, new Database({ url, schema, size: CONNECTIONS, name: 'hearback standby reads' }));
    return {
      module: StandbyModule,
      global: true,
      providers: [
        StaleReads,
        { provide: APP_INTERCEPTOR, useExisting: StaleReads },
        { provide: Standby, useFactory: openStandby, inject: [Database] },
        {
          provide: ReadYourWrites,
          useFactory: (primary: Database, standby: Standby, stale: StaleReads) =>
            new FreshReads(primary, standby, stale),
          inject: [Database, Standby, StaleReads],
        },
      ],
      exports: [ReadYourWrites],
    };
  }

  async onModuleInit(): Promise<void> {
    readThrough(this.reads, this.standby, this.stale);
    this.probes.add('standby', () => this.standby.probe());
    await this.standby.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.standby.stop();
  }
}
