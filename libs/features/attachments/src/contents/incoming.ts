import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Rejection } from '@engine/decider';

export interface Arrived {
  readonly file: string;
  readonly sha256: string;
  readonly size: number;
}

/** No upload takes as long; what is older was left behind by a crash. */
const LEFT_BEHIND_MS = 60 * 60_000;
const MEGABYTE = 1024 * 1024;

/** Where content arrives, as files that nobody else sees. They end here, or move to the store, or are cleared away. */
export class Incoming {
  constructor(
    private readonly folder: string,
    private readonly megabytes: number,
  ) {}

  /** @throws Rejection ATTACHMENT_TOO_LARGE or ATTACHMENT_EMPTY, with the file gone. */
  async receive(content: Readable): Promise<Arrived> {
    content.once('error', () => undefined); // who sends may go away before anybody reads; the reading tells
    await mkdir(this.folder, { recursive: true });
    const file = path.join(this.folder, randomUUID());
    try {
      return await this.write(content, file);
    } catch (error) {
      await this.drop(file);
      throw error;
    }
  }

  async drop(file: string): Promise<void> {
    await rm(file, { force: true });
  }

  /** What a process that died was writing. */
  async clear(olderThan = LEFT_BEHIND_MS, now = Date.now()): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names) {
      const file = path.join(this.folder, name);
      const found = await stat(file).catch(() => undefined);
      if (found && now - found.mtimeMs > olderThan) await this.drop(file);
    }
  }

  private async write(content: Readable, file: string): Promise<Arrived> {
    const hash = createHash('sha256');
    let size = 0;
    const handle = await open(file, 'wx', 0o600);
    try {
      // Left open where it is refused, so that the refusal still reaches who sends it.
      for await (const chunk of content.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > this.megabytes * MEGABYTE) throw tooLarge(this.megabytes);
        hash.update(chunk);
        await handle.write(chunk);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (size === 0) throw new Rejection('ATTACHMENT_EMPTY', 'There was nothing in it. Send the content as the body.');
    return { file, sha256: hash.digest('hex'), size };
  }
}

function tooLarge(megabytes: number): Rejection {
  return new Rejection('ATTACHMENT_TOO_LARGE', `An attachment has at most ${megabytes} MB. Send a smaller one.`, {
    megabytes,
  });
}
