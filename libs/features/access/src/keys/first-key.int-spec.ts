import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestDatabase } from '../../../../../test/support/database';
import { apiKeyStream } from '../domain/api-key';
import { createAccessDatabase, storeOn } from '../testing/access-app';
import { hashOfApiKey } from './api-key-text';
import { FIRST_KEY_ID, bootstrapAccess } from './first-key';
import { keyFile } from './key-file';

let test: TestDatabase;
let file: string;
beforeEach(async () => {
  test = await createAccessDatabase();
  file = path.join(await mkdtemp(path.join(tmpdir(), 'first-key-')), 'data', 'api-key');
});
afterEach(() => test.drop());

const settings = { clock: 'system' as const, bootstrapApiKey: undefined };
const hashIssued = async () => {
  const { state } = await storeOn(test.open()).load(apiKeyStream, FIRST_KEY_ID);
  return state.status === 'absent' ? undefined : state.hash;
};
const kept = async () => (await readFile(file, 'utf8')).trim();

it('issues the first key into a file that only its owner reads', async () => {
  const result = await bootstrapAccess(storeOn(test.open()), settings, keyFile(file));
  expect(result).toEqual({ status: 'issued', usable: true });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await kept()).toMatch(/^hb_live_/);
  expect(await hashIssued()).toBe(hashOfApiKey(await kept()));
});

it('does nothing the next time', async () => {
  await bootstrapAccess(storeOn(test.open()), settings, keyFile(file));
  const key = await kept();
  expect(await bootstrapAccess(storeOn(test.open()), settings, keyFile(file))).toMatchObject({ status: 'present' });
  expect(await kept()).toBe(key);
});

it('issues the key that a crash left in the file', async () => {
  await keyFile(file).keep('hb_live_left-by-a-crash-0123456789');
  await bootstrapAccess(storeOn(test.open()), settings, keyFile(file));
  expect(await hashIssued()).toBe(hashOfApiKey('hb_live_left-by-a-crash-0123456789'));
});

it('is safe when several start at once', async () => {
  const results = await Promise.all(
    Array.from({ length: 8 }, () => bootstrapAccess(storeOn(test.open('app', { size: 2 })), settings, keyFile(file))),
  );
  expect(results.every(({ usable }) => usable)).toBe(true);
  expect(await storeOn(test.open()).read(`apikey-${FIRST_KEY_ID}`)).toHaveLength(1);
  expect(await hashIssued()).toBe(hashOfApiKey(await kept()));
});

it('leaves no key in a file when another machine was first', async () => {
  const there = keyFile(`${file}-there`);
  const here = keyFile(file);
  await Promise.all([
    bootstrapAccess(storeOn(test.open()), settings, there),
    bootstrapAccess(storeOn(test.open()), settings, here),
  ]);
  const files = await Promise.all([file, `${file}-there`].map((name) => readFile(name, 'utf8').catch(() => '')));
  const keys = files.filter((text) => text !== '').map((text) => hashOfApiKey(text.trim()));
  expect(keys).toEqual([await hashIssued()]);
});

it('takes BOOTSTRAP_API_KEY, and says when another one was first', async () => {
  const given = { ...settings, bootstrapApiKey: 'a-key-of-my-own-0123456789-0123456789' };
  const store = storeOn(test.open());
  expect(await bootstrapAccess(store, given, keyFile(file))).toEqual({ status: 'issued', usable: true });
  const other = { ...settings, bootstrapApiKey: 'another-key-0123456789-0123456789-01' };
  expect(await bootstrapAccess(store, other, keyFile(file))).toEqual({ status: 'present', usable: false });
  await expect(kept()).rejects.toThrow('ENOENT');
});
