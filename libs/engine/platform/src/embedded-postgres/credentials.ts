import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** `hearback_owner` is the superuser and owns the tables; `hearback_app` may only log in and is granted the rest. */
export type DatabaseRole = 'hearback_owner' | 'hearback_app';

/**
 * A password for each role. With `trust` instead, any user of a shared machine could connect over 127.0.0.1 as the
 * superuser: alter the log, and run programs as whoever started Hearback.
 */
export type Credentials = Readonly<Record<DatabaseRole, string>>;

export function newCredentials(): Credentials {
  const password = () => randomBytes(24).toString('hex');
  return { hearback_owner: password(), hearback_app: password() };
}

/** Inside the data directory, so that a copy of the directory is complete. */
export function credentialsFile(dataDir: string): string {
  return path.join(dataDir, 'hearback-credentials.json');
}

export async function writeCredentials(dataDir: string, credentials: Credentials): Promise<void> {
  await writeFile(credentialsFile(dataDir), JSON.stringify(credentials), { mode: 0o600, flag: 'wx' });
}

export async function readCredentials(dataDir: string): Promise<Credentials> {
  return JSON.parse(await readFile(credentialsFile(dataDir), 'utf8')) as Credentials;
}
