import { createHash, randomBytes } from 'node:crypto';
import type { Settings } from '@engine/platform';
import type { SecretMark } from '../domain/issue-api-key';

const SECRET_BYTES = 32;
const FORM = /^hb_(?:live|test)_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_[\w-]{43}$/;

/**
 * hb_live_<id>_<secret>, hb_test_ where the clock is a sandbox. The id says which stream to look in, so that a key is
 * good as soon as it is issued; the secret has 256 bits and is kept nowhere.
 */
export function newApiKey(id: string, clock: Settings['clock']): string {
  const kind = clock === 'sandbox' ? 'test' : 'live';
  return `hb_${kind}_${id.replaceAll('-', '')}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/** Undefined for a key of another form: only the first key, from BOOTSTRAP_API_KEY, may have one. */
export function idInApiKey(key: string): string | undefined {
  return FORM.exec(key)?.slice(1).join('-');
}

/** A plain hash will do: nobody can try through 256 random bits. */
export function hashOfApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** The prefix shows half of the id, and of a key of another form nothing that could be guessed on from. */
export function markOf(key: string): SecretMark {
  return { hash: hashOfApiKey(key), prefix: idInApiKey(key) ? key.slice(0, 24) : `${key.slice(0, 4)}…` };
}
