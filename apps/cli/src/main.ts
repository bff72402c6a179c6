import { readSettings, SettingsError } from '@engine/platform';
import { Command } from 'commander';
import { demo } from './demo/demo';
import { doctor } from './doctor';
import { migrateAll } from './migrate';
import { rebuildReadModel } from './rebuild';
import { verifyLog } from './verify';

const program = new Command('hearback').description(
  'Every customer who says something hears back: the operator’s tools.',
);

program
  .command('migrate')
  .description('bring the database up to date; on the first run also the default service levels and the first API key')
  .action(() => migrateAll(readSettings(process.env)));

program
  .command('rebuild <read-model>')
  .description('fold a read model again from the first event, beside the live one, and swap them')
  .action((name: string) => rebuildReadModel(readSettings(process.env), name));

program
  .command('verify [stream]')
  .description('recompute the hash chain of one stream, or of the whole log')
  .action((stream?: string) => verifyLog(readSettings(process.env), stream));

program
  .command('doctor')
  .description('check settings, database, rights, queues and read models, and say what to do')
  .action(() => doctor(readSettings(process.env)));

program
  .command('demo')
  .description('play the cases of the source documents on a throw-away app, and check what was seen')
  .option('--exit', 'end when the stories end, with exit code 0 only if all of it was seen')
  .action((options: { exit?: boolean }) => demo(options));

program.parseAsync().catch((error: Error) => {
  console.error(error instanceof SettingsError ? error.message : `hearback: ${error.message}`);
  process.exitCode = 1;
});
