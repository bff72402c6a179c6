import type { StreamType } from '@engine/decider';
import { type ApiKeyEvent, type KeyRole, apiKeyEvents } from './access.events';

export type ApiKeyState =
  | { readonly status: 'absent' }
  | {
      readonly status: 'active' | 'revoked';
      readonly hash: string;
      readonly roles: readonly KeyRole[];
      readonly personId?: string;
    };

/** A category has no dash: the first one ends it. */
export const apiKeyStream: StreamType<ApiKeyState, ApiKeyEvent> = {
  category: 'apikey',
  events: apiKeyEvents,
  initial: { status: 'absent' },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ApiKeyIssued': {
        const { hash, roles, personId } = event.data;
        return { status: 'active', hash, roles, personId };
      }
      case 'ApiKeyRevoked':
        if (state.status === 'absent') throw new Error('revoked before it was issued');
        return { ...state, status: 'revoked' };
    }
  },
};
