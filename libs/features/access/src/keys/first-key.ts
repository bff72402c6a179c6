import type { CommandMeta } from '@engine/decider';
import { type EventStore, derivedId } from '@engine/event-store';
import type { Settings } from '@engine/platform';
import { apiKeyStream } from '../domain/api-key';
import { IssueApiKey, issueApiKey } from '../domain/issue-api-key';
import { hashOfApiKey, markOf, newApiKey } from './api-key-text';

/** The stream of the first key is always the same one: two processes at once cannot both issue it. */
export const FIRST_KEY_ID = derivedId('first-api-key');

/** Keeps the first key where an operator finds it. */
export interface KeyKeeper {
  /** Keeps the key, unless one is kept already; gives the one that is kept. */
  keep(proposed: string): Promise<string>;
  /** Throws away a key that this process kept and that turned out not to be the one. */
  discard(): Promise<void>;
}

export interface FirstKey {
  /** `issued` now, or `present` because it had been issued before. */
  readonly status: 'issued' | 'present';
  /** Whether BOOTSTRAP_API_KEY, or the key in the file, is the one that was issued. */
  readonly usable: boolean;
}

/**
 * Issues the first administrator key, when there is none: BOOTSTRAP_API_KEY, or one that is made and kept first, so
 * that a crash in between loses nothing. Idempotent, and safe from several processes at once. Other keys can only be
 * issued with it, so whether there is any key is whether this one was issued.
 */
export async function bootstrapAccess(
  store: EventStore,
  settings: Pick<Settings, 'bootstrapApiKey' | 'clock'>,
  keeper: KeyKeeper,
): Promise<FirstKey> {
  const before = await store.load(apiKeyStream, FIRST_KEY_ID);
  const given = settings.bootstrapApiKey;
  if (before.state.status !== 'absent' && !given) return { status: 'present', usable: true };
  const key = given ?? (await keeper.keep(newApiKey(FIRST_KEY_ID, settings.clock)));
  if (before.state.status === 'absent') await issue(store, key);
  const { state } = await store.load(apiKeyStream, FIRST_KEY_ID);
  const usable = state.status === 'active' && state.hash === hashOfApiKey(key);
  if (!usable && !given) await keeper.discard();
  return { status: before.state.status === 'absent' && usable ? 'issued' : 'present', usable };
}

async function issue(store: EventStore, key: string): Promise<void> {
  const command = new IssueApiKey(FIRST_KEY_ID, { label: 'first key', roles: ['administrator'] }, metaOf(new Date()));
  await store.decide(apiKeyStream, command, (decided, state) => issueApiKey(decided, state, markOf(key)));
}

/** The same command from every process: who comes second gets the first one's reply. */
function metaOf(now: Date): CommandMeta {
  return {
    actor: { kind: 'bootstrap', id: 'migrate' },
    now,
    occurredAt: now,
    commandId: derivedId('issue-first-api-key'),
    correlationId: 'migrate',
    cause: { kind: 'command', name: 'bootstrap' },
  };
}
