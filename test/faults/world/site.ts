import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Database, migrate, readSettings, type Settings } from '@engine/platform';
import { migrations } from '@features/catalogue';
import { migrateAll } from '../../../apps/cli/src/migrate';
import { foundOrganisation, type Organisation } from '../../support/hearback-organisation';
import { did } from '../client/post';
import { AppProcess } from './app-process';
import { Network } from './network';
import { PostgresServer } from './postgres-server';
import { freePort } from '../../support/redis-server';

export const ADMINISTRATOR = 'the-first-key-of-the-fault-suite-0123456789';
/** A Monday morning in Shanghai, when the office is open. */
const BEGINNING = '2026-03-02T09:30:00+08:00';
const TEMPLATE = 'prepared';

/** What all worlds of a run share: a PostgreSQL, and in it a database with an organisation to make theirs from. */
export class Site {
  private made = 0;

  private constructor(
    readonly postgres: PostgresServer,
    readonly logs: string,
    readonly organisation: Organisation,
  ) {}

  static async open(home?: string): Promise<Site> {
    const postgres = await PostgresServer.start(home);
    const logs = mkdtempSync(path.join(tmpdir(), 'hearback-faults-logs-'));
    await postgres.execute(`create database ${TEMPLATE}`);
    const settings = settingsOf(postgres, TEMPLATE, logs);
    await migrate(settings, migrations);
    await beginAt(BEGINNING, settings);
    await migrateAll(settings);
    return new Site(postgres, logs, await found(postgres, settings, logs));
  }

  /** An empty cell with the organisation in it. @returns the name of its database */
  async createDatabase(): Promise<string> {
    const name = `world_${++this.made}`;
    await this.postgres.execute(`create database ${name} template ${TEMPLATE}`);
    return name;
  }

  /** @param keepLogs for somebody to read */
  async close(keepLogs: boolean): Promise<void> {
    await this.postgres.remove();
    if (!keepLogs) await rm(this.logs, { recursive: true, force: true });
  }
}

export function settingsOf(postgres: PostgresServer, database: string, dataDir: string): Settings & Urls {
  const { ownerUrl, appUrl } = postgres.urls(database);
  return readSettings({
    CLOCK: 'sandbox',
    DATA_DIR: dataDir,
    BOOTSTRAP_API_KEY: ADMINISTRATOR,
    DATABASE_URL: appUrl,
    MIGRATION_DATABASE_URL: ownerUrl,
  }) as Settings & Urls;
}

interface Urls {
  readonly databaseUrl: string;
  readonly migrationDatabaseUrl: string;
}

/** A sandbox clock only moves forward, and it begins at the real time: so before anything runs, it is put back. */
async function beginAt(moment: string, { migrationDatabaseUrl: url, databaseSchema: schema }: Settings & Urls) {
  const owner = new Database({ url, schema, size: 1 });
  await owner.query(
    'update business_clock set offset_ms = $1::float8 - (extract(epoch from clock_timestamp()) * 1000)::bigint',
    [new Date(moment).getTime()],
  );
  await owner.close();
}

async function found(postgres: PostgresServer, settings: Settings & Urls, logs: string): Promise<Organisation> {
  const network = await Network.to({ postgres: postgres.port, redis: 1, smtp: 1 });
  const api = new AppProcess({
    role: 'api',
    name: 'founding api',
    port: await freePort(),
    network,
    logFile: path.join(logs, 'founding-api.log'),
    environment: { CLOCK: 'sandbox', DATA_DIR: logs, DATABASE_URL: settings.databaseUrl },
  });
  await api.start();
  try {
    return await foundOrganisation({ did: (address, body) => did(api.url, ADMINISTRATOR, address, body) });
  } finally {
    await api.end();
    await network.close();
  }
}
