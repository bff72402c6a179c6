import { endWithParent, readSettings, requireDatabase, startHttp } from '@engine/platform';
import { WorkerModule } from '../../../apps/worker/src/worker.module';
import { installFailpoints } from './failpoints';
import { installMutant } from './install-mutant';

/** As apps/worker does it, with points to die at. */
async function main(): Promise<void> {
  installFailpoints();
  installMutant(process.env.MUTANT);
  const settings = requireDatabase(readSettings(process.env));
  endWithParent();
  await startHttp(WorkerModule.forRoot(settings), settings, 'WORKER_PORT');
  process.send?.('ready');
}

void main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
