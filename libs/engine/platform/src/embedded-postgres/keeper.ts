/**
 * Keeps PostgreSQL running for as long as its parent lives, and stops it then unless others still use it. The server
 * itself cannot notice that its user is gone, and a parent that is killed can stop nothing; this process, out of reach
 * of Ctrl-C, notices by the closing of its ipc channel. The last keeper to leave stops the server.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { ensurePostgres } from './ensure-postgres';
import type { KeeperMessage } from './keeper-messages';

const parentGone = new Promise<void>((resolve) => {
  if (process.connected) process.once('disconnect', resolve);
  else resolve();
});

async function keep(dataDir: string): Promise<void> {
  const postgres = await ensurePostgres({ dataDir, log: (line) => tell({ type: 'log', line }) });
  // Also shows other keepers that the server is in use before anybody else has connected.
  const connectionString = postgres.url('hearback_owner', 'postgres'); // `hearback` itself may serve as a template
  const connection = new Client({ connectionString, application_name: 'hearback keeper' });
  const serverGone = new Promise<never>((_resolve, reject) => {
    connection.on('error', reject);
    connection.on('end', () => reject(new Error('PostgreSQL has ended.')));
  });
  serverGone.catch(() => undefined); // waited for below
  await connection.connect();
  tell({ type: 'ready', ownerUrl: postgres.ownerUrl, appUrl: postgres.url('hearback_app', 'hearback') });
  await Promise.race([parentGone, serverGone]);
  await Promise.race([unused(connection), serverGone]).then(
    () => postgres.stop(),
    () => undefined, // stopped by somebody else
  );
}

async function unused(connection: Client): Promise<void> {
  await connection.query("set application_name = 'hearback keeper, leaving'");
  for (;;) {
    const others = await connection.query(
      `select from pg_stat_activity
        where backend_type = 'client backend' and application_name <> current_setting('application_name')`,
    );
    if (others.rowCount === 0) return;
    await sleep(100);
  }
}

/** The channel may close at any moment, which is no error here. */
function tell(message: KeeperMessage, told: () => void = () => undefined): void {
  if (process.connected) process.send?.(message, undefined, undefined, told);
  else told();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

const fail = (error: Error) => tell({ type: 'failed', message: error.message }, () => process.exit(1));
process.on('uncaughtException', fail);
keep(process.argv[2]).then(() => process.exit(0), fail);
