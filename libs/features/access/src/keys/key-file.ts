import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { KeyKeeper } from './first-key';

/** Keeps it in a file that only its owner may read. It appears whole or not at all. */
export function keyFile(file: string): KeyKeeper {
  let kept = false;
  return {
    async keep(proposed) {
      const mine = `${file}.${crypto.randomUUID()}`;
      await mkdir(path.dirname(file), { recursive: true });
      await writeWhole(mine, `${proposed}\n`);
      try {
        await link(mine, file); // fails when the file is there
        kept = true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      } finally {
        await unlink(mine);
      }
      return (await readFile(file, 'utf8')).trim();
    },
    async discard() {
      if (kept) await unlink(file);
    },
  };
}

async function writeWhole(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
