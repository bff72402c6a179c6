import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What postmaster.pid says, and whether the process it names is still this directory's server. */
export interface Postmaster {
  readonly process: 'none' | 'dead' | 'alive' | 'someone else';
  /** The port of the server, or of the last one that was killed. */
  readonly port?: number;
  readonly accepting: boolean;
}

/** Above Linux's largest pid (2^22) and within an int: no process can have it. */
const NO_SUCH_PID = 2_000_000_000;

const pidFile = (dataDir: string) => path.join(dataDir, 'postmaster.pid');

export function readPostmaster(dataDir: string): Postmaster {
  const lines = read(pidFile(dataDir)).split('\n');
  const pid = parseInt(lines[0], 10);
  const port = parseInt(lines[3], 10) || undefined;
  if (!pid) return { process: 'none', accepting: false };
  if (!isAlive(pid)) return { process: 'dead', port, accepting: false };
  if (!servesDirectory(pid, dataDir)) return { process: 'someone else', port, accepting: false };
  return { process: 'alive', port, accepting: ['ready', 'standby'].includes(lines[7]?.trim()) };
}

/**
 * PostgreSQL will not start while its pid file names a living process, though after a kill or a restart of the machine
 * that may be any process. The number is replaced and the file kept: by its other lines PostgreSQL still notices
 * backends that have outlived the killed server.
 */
export function disownPid(dataDir: string): void {
  const [, ...rest] = read(pidFile(dataDir)).split('\n');
  if (readPostmaster(dataDir).process === 'someone else') {
    writeFileSync(pidFile(dataDir), [NO_SUCH_PID, ...rest].join('\n'));
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A postmaster works in its data directory. Where there is no /proc its command line must do. */
function servesDirectory(pid: number, dataDir: string): boolean {
  if (process.platform === 'linux') {
    const [program] = read(`/proc/${pid}/cmdline`).split('\0');
    return path.basename(program) === 'postgres' && linkTarget(`/proc/${pid}/cwd`) === dataDir;
  }
  if (process.platform === 'win32') return true;
  try {
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(dataDir);
  } catch {
    return false;
  }
}

function linkTarget(link: string): string | undefined {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
