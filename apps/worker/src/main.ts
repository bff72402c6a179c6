import { endWithParent, readSettings, requireDatabase, startHttp } from '@engine/platform';
import { WorkerModule } from './worker.module';

async function main(): Promise<void> {
  const settings = requireDatabase(readSettings(process.env));
  endWithParent();
  await startHttp(WorkerModule.forRoot(settings), settings, 'WORKER_PORT');
  process.send?.('ready');
}

void main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
