import { endWithParent, readSettings, requireDatabase, startHttp } from '@engine/platform';
import { ApiModule } from './api.module';

async function main(): Promise<void> {
  const settings = requireDatabase(readSettings(process.env));
  endWithParent();
  await startHttp(ApiModule.forRoot(settings), settings);
  process.send?.('ready');
}

void main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
