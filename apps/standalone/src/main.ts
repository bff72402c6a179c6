import { existsSync } from 'node:fs';
import path from 'node:path';
import { keeperScript, readSettings, type Settings } from '@engine/platform';
import { type DatabaseUrls, type StandalonePlan, supervise } from './supervisor';

const built = (script: string) => path.resolve(__dirname, '../..', script);
const say = (line: string) => console.log(line);

function plan(settings: Settings): StandalonePlan {
  const { host, port, workerPort } = settings;
  const dataDir = path.resolve(settings.dataDir);
  const firstKey = path.join(dataDir, 'api-key');
  const firstStart = !existsSync(firstKey);
  // The services get no owner's URL: what they cannot do they cannot be made to do.
  const { MIGRATION_DATABASE_URL: _unused, ...inherited } = process.env;
  const serviceEnv = ({ appUrl }: DatabaseUrls) => ({ ...inherited, DATA_DIR: dataDir, DATABASE_URL: appUrl });
  return {
    say,
    database: ownDatabase(settings) ?? {
      ...{ name: 'PostgreSQL keeper', script: keeperScript, args: [path.join(dataDir, 'postgres')] },
      ...{ env: inherited, silent: true },
    },
    migration: (database) => ({
      ...{ name: 'Migration', script: built('cli/src/main.js'), args: ['migrate'] },
      env: { ...serviceEnv(database), MIGRATION_DATABASE_URL: database.ownerUrl },
    }),
    services: (database) => [
      { name: 'API', script: built('api/src/main.js'), env: serviceEnv(database) },
      { name: 'Worker', script: built('worker/src/main.js'), env: serviceEnv(database) },
    ],
    addresses: [
      { host, port, setting: 'PORT' },
      { host, port: workerPort, setting: 'WORKER_PORT' },
    ],
    ready: () => welcome(settings, firstStart && existsSync(firstKey) ? firstKey : undefined).forEach(say),
  };
}

/** With DATABASE_URL set, the standalone app runs on that database and brings none. */
function ownDatabase({ databaseUrl, migrationDatabaseUrl }: Settings): DatabaseUrls | undefined {
  return databaseUrl ? { appUrl: databaseUrl, ownerUrl: migrationDatabaseUrl ?? databaseUrl } : undefined;
}

function welcome({ host, port, workerPort }: Settings, firstKey?: string): string[] {
  const name = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return [
    '',
    'Hearback is ready.',
    `  API            http://${name}:${port}/v1`,
    `  Documentation  http://${name}:${port}/docs`,
    `  Health         http://${name}:${port}/health/ready`,
    `  Worker         http://${name}:${workerPort}/health/ready`,
    ...(firstKey ? [`  First API key  in the file ${firstKey}`] : []),
    'Ctrl-C stops it.',
    '',
  ];
}

async function main(): Promise<number> {
  try {
    return await supervise(plan(readSettings(process.env)));
  } catch (error) {
    console.error((error as Error).message); // wrong settings
    return 1;
  }
}

void main().then((code) => process.exit(code));
