import { type DynamicModule, Module } from '@nestjs/common';
import { Database } from '../database';
import type { Migration } from '../migrate';
import { HealthController } from './health.controller';
import { HealthProbes } from './health';
import { Metrics } from './metrics';
import { databaseProbe, migrationsProbe } from './store-probes';

/** Health and metrics pages. Needs Database from a global module; other parts inject HealthProbes and Metrics. */
@Module({})
export class ObservabilityModule {
  static forRoot(options: { readonly migrations: readonly Migration[] }): DynamicModule {
    const probes = (database: Database) => {
      const registry = new HealthProbes();
      registry.add('database', databaseProbe(database));
      registry.add('migrations', migrationsProbe(database, options.migrations));
      return registry;
    };
    return {
      module: ObservabilityModule,
      global: true,
      controllers: [HealthController],
      providers: [Metrics, { provide: HealthProbes, useFactory: probes, inject: [Database] }],
      exports: [Metrics, HealthProbes],
    };
  }
}
