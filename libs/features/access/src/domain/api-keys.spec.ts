import type { CommandMeta } from '@engine/decider';
import { specify } from '@engine/decider/specify';
import type { ApiKeyEvent } from './access.events';
import { apiKeyStream } from './api-key';
import { IssueApiKey, issueApiKey } from './issue-api-key';
import { RevokeApiKey, revokeApiKey } from './revoke-api-key';

const meta = {} as CommandMeta;
const mark = { hash: 'h'.repeat(64), prefix: 'hb_live_0a1b2c3d' };
const issued: ApiKeyEvent = {
  type: 'ApiKeyIssued',
  data: { ...mark, label: 'shop', roles: ['agent'], personId: 'p1' },
};

describe('issue an api key', () => {
  const given = specify(apiKeyStream, (command: IssueApiKey, state) => issueApiKey(command, state, mark));
  const issue = new IssueApiKey('k1', { label: 'shop', roles: ['agent'], personId: 'p1' }, meta);

  it('records what it is good for and a hash of it', () => given().when(issue).then(issued));
  it('refuses a second time', () => given(issued).when(issue).rejects('API_KEY_EXISTS'));
});

describe('revoke an api key', () => {
  const given = specify(apiKeyStream, revokeApiKey);
  const revoke = new RevokeApiKey('k1', { reason: 'lost', byKeyId: 'k2' }, meta);
  const revoked: ApiKeyEvent = { type: 'ApiKeyRevoked', data: { reason: 'lost' } };

  it('ends it', () => given(issued).when(revoke).then(revoked));
  it('does nothing a second time', () => given(issued, revoked).when(revoke).then());
  it('refuses an unknown one', () => given().when(revoke).rejects('API_KEY_NOT_FOUND'));
  it('refuses the key that asks', () =>
    given(issued)
      .when(new RevokeApiKey('k1', { byKeyId: 'k1' }, meta))
      .rejects('API_KEY_IN_USE'));
});
