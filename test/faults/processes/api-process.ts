import { endWithParent, readSettings, requireDatabase, startHttp } from '@engine/platform';
import { ApiModule } from '../../../apps/api/src/api.module';
import { installFailpoints } from './failpoints';
import { installMutant } from './install-mutant';

/** As apps/api does it, with points to die at. */
async function main(): Promise<void> {
  installFailpoints();
  installMutant(process.env.MUTANT);
  const settings = requireDatabase(readSettings(process.env));
  endWithParent();
  await startHttp(ApiModule.forRoot(settings), settings);
  process.send?.('ready');
}

void main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
