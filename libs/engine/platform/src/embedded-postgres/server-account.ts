import { execFile, type ExecFileOptions } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { NativeBinaries } from './native-binaries';

/** Who runs the PostgreSQL programs: PostgreSQL refuses to run as root. */
export interface ServerAccount {
  /** Resolves with the output; rejects with it when the program fails. */
  run(program: string, args: readonly string[], input?: string): Promise<string>;
  /** Makes a file or directory, with all in it, the account's own. */
  own(fileOrDirectory: string): Promise<void>;
}

interface Identity {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** In a user namespace PostgreSQL sees itself as nobody, while its files stay root's and may lie below /root. */
const AS_NOBODY = ['--user', '--map-user=65534', '--map-group=65534', '--'];

/**
 * An ordinary user runs PostgreSQL as itself. Root runs it as the owner of the data directory, so that a directory made
 * by an ordinary user stays theirs; root's own directory is served from a user namespace or, where those are refused,
 * by the user `postgres` or `nobody`.
 *
 * @throws Error that says what to do, when root has no way to run PostgreSQL on this directory.
 */
export async function serverAccount(dataDir: string, native: NativeBinaries): Promise<ServerAccount> {
  if (process.getuid?.() !== 0) {
    return {
      run: (program, args, input) => execute(native.program(program), args, {}, input),
      own: async () => undefined,
    };
  }
  const owner = await stat(dataDir).catch(() => undefined);
  if (owner && owner.uid !== 0) {
    return identified({ name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid }, dataDir, native);
  }
  const refusal = await execute('unshare', [...AS_NOBODY, 'true']).then(
    () => undefined,
    (error: Error) => error.message,
  );
  if (refusal === undefined) {
    return {
      run: (program, args, input) => execute('unshare', [...AS_NOBODY, native.program(program), ...args], {}, input),
      own: async () => undefined,
    };
  }
  const identity = (await userNamed('postgres')) ?? (await userNamed('nobody'));
  if (!identity) throw rootRefused(`user namespaces are refused (${refusal}) and there is no user postgres or nobody`);
  return identified(identity, dataDir, native, `user namespaces are refused (${refusal}) and `);
}

async function identified(
  { name, uid, gid }: Identity,
  dataDir: string,
  native: NativeBinaries,
  reason = '',
): Promise<ServerAccount> {
  const parent = path.dirname(dataDir);
  for (const [test, target] of [
    ['-x', native.program('postgres')],
    ['-x', parent],
  ]) {
    await execute('/bin/sh', ['-c', 'test "$1" "$2"', 'sh', test, target], { uid, gid }).catch(() => {
      throw rootRefused(`${reason}${name}, who would run it instead, cannot reach ${target}`);
    });
  }
  return {
    run: (program, args, input) => execute(native.program(program), args, { uid, gid }, input),
    own: async (target) => {
      if ((await stat(target)).uid !== uid) await execute('chown', ['-R', `${uid}:${gid}`, target]);
    },
  };
}

function rootRefused(reason: string): Error {
  return new Error(
    `PostgreSQL does not run as root: ${reason}.\n` +
      'Do one of these: start Hearback as an ordinary user; ' +
      'or keep Hearback and its DATA_DIR where that user can reach them, such as /opt/hearback and /var/lib/hearback; ' +
      'or set DATABASE_URL and MIGRATION_DATABASE_URL to a PostgreSQL of your own.',
  );
}

async function userNamed(name: string): Promise<Identity | undefined> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const fields = users
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.split(':');
  return fields && { name: `user ${name}`, uid: Number(fields[2]), gid: Number(fields[3]) };
}

/** Runs in the root directory: the current one may be out of the account's reach. */
function execute(file: string, args: readonly string[], options: ExecFileOptions = {}, input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const cwd = path.parse(process.cwd()).root;
    const child = execFile(file, args, { cwd, maxBuffer: 2 ** 26, ...options }, (error, stdout, stderr) => {
      const output = `${String(stdout)}${String(stderr)}`.trim();
      if (error) reject(new Error(output || error.message, { cause: error }));
      else resolve(output);
    });
    child.stdin?.on('error', () => undefined); // a program that ends early says why by its output
    child.stdin?.end(input);
  });
}
