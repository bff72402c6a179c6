import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DirectoryStore } from '../stores/directory-store';
import { Incoming } from './incoming';
import { KeptContents } from './kept-contents';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');

let root: string;
let incoming: Incoming;
let contents: KeptContents;
let damage: string[];
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'hearback-attachments-'));
  damage = [];
  incoming = new Incoming(path.join(root, 'incoming'), 1);
  contents = new KeptContents(incoming, new DirectoryStore(root), (sha256) => damage.push(sha256));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const keep = (...chunks: Buffer[]) => contents.keep(Readable.from(chunks));
const files = async () =>
  (await readdir(root, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).map(({ name }) => name);

describe('content', () => {
  it('is kept by its hash, with its size and what it is', async () => {
    const kept = await keep(PNG.subarray(0, 20), PNG.subarray(20));
    expect(kept).toEqual({ sha256: hashOf(PNG), size: PNG.length, mediaType: 'image/png' });
    expect(await buffer(await contents.open(kept.sha256))).toEqual(PNG);
  });

  it('is kept once, however often it comes', async () => {
    await Promise.all([keep(PNG), keep(PNG), keep(PNG)]);
    expect(await files()).toEqual([hashOf(PNG)]);
  });

  it.each([
    ['nothing', [], 'ATTACHMENT_EMPTY'],
    ['too much', Array.from({ length: 5 }, () => Buffer.alloc(256 * 1024, 'a')), 'ATTACHMENT_TOO_LARGE'],
    ['a program', [Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000')], 'ATTACHMENT_TYPE'],
    ['bytes that mean nothing', [Buffer.from([0, 1, 2, 3, 255])], 'ATTACHMENT_TYPE'],
  ])('that is %s is refused, and nothing stays of it', async (_name, chunks, code) => {
    await expect(keep(...chunks)).rejects.toMatchObject({ code });
    expect(await files()).toEqual([]);
  });

  it('that breaks off is not kept', async () => {
    const broken = new Readable({ read() {} });
    broken.push(PNG.subarray(0, 20));
    setImmediate(() => broken.destroy(new Error('gone')));
    await expect(contents.keep(broken)).rejects.toThrow('gone');
    expect(await files()).toEqual([]);
  });

  it('that has changed since is cut off, and reported', async () => {
    const { sha256 } = await keep(PNG);
    await writeFile(path.join(root, sha256.slice(0, 2), sha256), 'something else');
    await expect(contents.open(sha256).then(buffer)).rejects.toThrow('has the hash');
    expect(damage).toEqual([sha256]);
  });

  it('that is gone is said to be', () =>
    expect(contents.open(hashOf(PNG))).rejects.toMatchObject({ code: 'ATTACHMENT_LOST' }));
});

describe('what a crash leaves behind', () => {
  it('is cleared away when it is old, and only then', async () => {
    const folder = path.join(root, 'incoming');
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'old'), 'half');
    await writeFile(path.join(folder, 'new'), 'half');
    await utimes(path.join(folder, 'old'), new Date(0), new Date(0));
    await incoming.clear();
    expect(await files()).toEqual(['new']);
  });
});
