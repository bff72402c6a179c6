import { type CommandMeta, type Decide, Rejection } from '@engine/decider';
import type { ApiKeyEvent } from './access.events';
import type { ApiKeyState } from './api-key';

export class RevokeApiKey {
  constructor(
    readonly id: string,
    /** `byKeyId`: the key that asks for it. */
    readonly data: { readonly reason?: string; readonly byKeyId: string },
    readonly meta: CommandMeta,
  ) {}
}

/** No key revokes itself: so whoever may revoke keys always leaves one that may. */
export const revokeApiKey: Decide<RevokeApiKey, ApiKeyState, ApiKeyEvent> = ({ id, data }, state) => {
  if (state.status === 'absent') throw new Rejection('API_KEY_NOT_FOUND', 'There is no such API key.');
  if (data.byKeyId === id) throw new Rejection('API_KEY_IN_USE', 'A key cannot revoke itself. Use another one.');
  return state.status === 'revoked' ? [] : [{ type: 'ApiKeyRevoked', data: { reason: data.reason } }];
};
