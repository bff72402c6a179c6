import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import { bucketOf, S3Store } from './s3-store';

const CONTENT = Buffer.from('不制冷'.repeat(100_000));
const sha256 = createHash('sha256').update(CONTENT).digest('hex');
const content = { sha256, size: CONTENT.length, mediaType: 'text/plain' };

let folder: string;
let file: string;
let server: S3rver;
let address: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hearback-s3-'));
  file = path.join(folder, 'arrived');
  await writeFile(file, CONTENT);
  server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: path.join(folder, 'buckets'),
    configureBuckets: [{ name: 'attachments', configs: [] }],
  });
  address = `127.0.0.1:${(await server.run()).port}`;
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

const store = () => new S3Store(bucketOf(`http://S3RVER:S3RVER@${address}/attachments?region=eu-central-1`));
const objects = async () =>
  (await readdir(path.join(folder, 'buckets', 'attachments'))).filter((name) => name.endsWith('_object'));

describe('a bucket that speaks S3', () => {
  it('takes content and gives it back, byte for byte', async () => {
    await store().put(file, content);
    expect(await buffer((await store().open(sha256))!)).toEqual(CONTENT);
  });

  it('holds the same content once', async () => {
    await store().put(file, content);
    await store().put(file, content);
    expect((await objects()).length).toBe(1);
  });

  it('has nothing of what was never put', async () =>
    expect(await store().open(sha256.replace(/./g, '0'))).toBeUndefined());

  // The server of the test looks at the key alone; that the signature is right, real buckets check.
  it('says so where it refuses', async () => {
    const stranger = new S3Store(bucketOf(`http://NOBODY:S3RVER@${address}/attachments`));
    await expect(stranger.put(file, content)).rejects.toThrow('The bucket answered 403');
    await expect(stranger.open(sha256)).rejects.toThrow('The bucket answered 403');
  });
});
