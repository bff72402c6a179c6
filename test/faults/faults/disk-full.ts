import { execFile } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Fault, Place } from '../fault';

const run = promisify(execFile);
const MEGABYTE = 1 << 20;
const BALLAST = 'ballast';

export const diskFull: Fault = {
  name: 'disk full',
  about: 'PostgreSQL on a small disk that fills up for seconds, its log included',
  place: smallDisk,
  async strike({ world, client, expect }) {
    const { postgres, owner } = world;
    const ballast = path.join(path.dirname(postgres.dataDir), BALLAST);
    await fill(ballast);
    const unknown = client.unknown;
    // Each needs a new file of the write-ahead log, for which there is no room: PostgreSQL gives up.
    for (let file = 0; file < 4; file++) await owner.query('select pg_switch_wal()').catch(() => undefined);
    await sleep(5_000);
    expect('writes are not acknowledged while the disk is full', client.unknown > unknown);
    await rm(ballast);
    await postgres.start();
  },
};

async function smallDisk(): Promise<Place | string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'hearback-small-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=0711', 'tmpfs', directory]);
  } catch (error) {
    await rm(directory, { recursive: true });
    return `a small file system cannot be mounted here: ${(error as Error).message.trim().split('\n').at(-1)}`;
  }
  return {
    directory,
    async remove() {
      await run('umount', [directory]);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** To the last byte. */
async function fill(name: string): Promise<void> {
  const file = await open(name, 'w');
  try {
    for (const zeros of [Buffer.alloc(MEGABYTE), Buffer.alloc(4_096)]) {
      while ((await file.write(zeros).catch(() => ({ bytesWritten: 0 }))).bytesWritten === zeros.length);
    }
  } finally {
    await file.close();
  }
}
