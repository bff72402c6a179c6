import { mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newCredentials, writeCredentials, credentialsFile } from './credentials';
import { isAlive } from './postmaster-pid';
import type { ServerAccount } from './server-account';

/**
 * Makes the database beside its place and then renames it there: whoever finds it finds it whole, and of several
 * processes that make it at once the first wins. With `durable` it is on the disk before it has its name.
 */
export async function createCluster(dataDir: string, account: ServerAccount, durable: boolean): Promise<void> {
  await removeAbandoned(dataDir);
  const workshop = await mkdtemp(`${workshopPrefix(dataDir)}${process.pid}-`);
  try {
    await build(workshop, account, durable);
    await rename(path.join(workshop, 'data'), dataDir).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
    if (durable) await syncDirectory(path.dirname(dataDir));
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

async function build(workshop: string, account: ServerAccount, durable: boolean): Promise<void> {
  const credentials = newCredentials();
  const data = path.join(workshop, 'data');
  const ownerPassword = path.join(workshop, 'owner-password');
  await writeFile(ownerPassword, credentials.hearback_owner, { mode: 0o600 });
  await account.own(workshop);
  await account.run('initdb', [
    ...['-D', data, '--username=hearback_owner', `--pwfile=${ownerPassword}`, '--auth=scram-sha-256'],
    ...[
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-sync',
      '--no-instructions',
    ],
  ]);
  // Single-user mode, so that neither the role nor the database can be missing once the directory has its name.
  const statements = [
    `create role hearback_app login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '${credentials.hearback_app}';`,
    'create database hearback;',
  ];
  await account.run(
    'postgres',
    ['--single', '-F', '-c', 'exit_on_error=on', '-D', data, 'postgres'],
    statements.join('\n'),
  );
  await writeCredentials(data, credentials);
  await account.own(credentialsFile(data));
  if (durable) await account.run('initdb', ['-D', data, '--sync-only']);
}

function workshopPrefix(dataDir: string): string {
  return `${dataDir}.new-`;
}

/** What a process that was killed half-way has left. */
async function removeAbandoned(dataDir: string): Promise<void> {
  const parent = path.dirname(dataDir);
  const prefix = path.basename(workshopPrefix(dataDir));
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix) || isAlive(parseInt(name.slice(prefix.length), 10))) continue;
    await rm(path.join(parent, name), { recursive: true, force: true });
  }
}

async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return; // Windows has no handle of a directory to sync
  const handle = await open(directory, 'r');
  await handle.sync().finally(() => handle.close());
}
