import { createReadStream } from 'node:fs';
import { access, mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { KeptContent } from '../contract';
import type { ContentStore } from './content-store';

/** A folder, which has to be on the same file system as where content arrives: a rename is all or nothing. */
export class DirectoryStore implements ContentStore {
  constructor(private readonly root: string) {}

  async put(file: string, { sha256 }: KeptContent): Promise<void> {
    const target = this.pathOf(sha256);
    if (await exists(target)) return;
    const folder = path.dirname(target);
    await mkdir(folder, { recursive: true });
    await rename(file, target);
    // So that the name survives a power cut as well: the fact that follows says that it is there.
    const directory = await open(folder);
    await directory.sync().finally(() => directory.close());
  }

  async open(sha256: string): Promise<Readable | undefined> {
    const target = this.pathOf(sha256);
    return (await exists(target)) ? createReadStream(target) : undefined;
  }

  private pathOf(sha256: string): string {
    return path.join(this.root, sha256.slice(0, 2), sha256);
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
