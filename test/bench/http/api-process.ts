import { endWithParent, readSettings, requireDatabase, type Settings, startHttp } from '@engine/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { ApiModule } from '../../../apps/api/src/api.module';
import { NoOpController } from './no-op.controller';

/** The API as it is, with the yardstick beside it. */
@Module({})
class BenchmarkedApi {
  static forRoot(settings: Settings): DynamicModule {
    return { module: BenchmarkedApi, imports: [ApiModule.forRoot(settings)], controllers: [NoOpController] };
  }
}

async function main(): Promise<void> {
  endWithParent();
  const settings = requireDatabase(readSettings(process.env));
  const app = await startHttp(BenchmarkedApi.forRoot(settings), settings);
  process.send?.({ url: await app.getUrl() });
}

void main().catch((error: Error) => {
  console.error(error);
  process.exit(1);
});
