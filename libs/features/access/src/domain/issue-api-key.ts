import { type CommandMeta, Rejection } from '@engine/decider';
import type { ApiKeyEvent, KeyRole } from './access.events';
import type { ApiKeyState } from './api-key';

export class IssueApiKey {
  constructor(
    readonly id: string,
    readonly data: { readonly label: string; readonly roles: readonly KeyRole[]; readonly personId?: string },
    readonly meta: CommandMeta,
  ) {}
}

/** What is recorded of a secret. It is no part of the command: a retry draws another secret and is the same command. */
export interface SecretMark {
  readonly hash: string;
  readonly prefix: string;
}

export function issueApiKey({ data }: IssueApiKey, state: ApiKeyState, { hash, prefix }: SecretMark): ApiKeyEvent[] {
  if (state.status !== 'absent') throw new Rejection('API_KEY_EXISTS', 'This key was issued already.');
  const { label, roles, personId } = data;
  return [{ type: 'ApiKeyIssued', data: { hash, prefix, label, roles, personId } }];
}
