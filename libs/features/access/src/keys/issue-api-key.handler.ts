import { EventStore, type Reply } from '@engine/event-store';
import { SETTINGS, type Settings } from '@engine/platform';
import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { apiKeyStream } from '../domain/api-key';
import { IssueApiKey, issueApiKey } from '../domain/issue-api-key';
import { requireKnown } from '../handles-naming';
import { hashOfApiKey, markOf, newApiKey } from './api-key-text';

/**
 * Draws the secret, which a decision may not. It is answered to the request that issued the key and to no retry: only
 * its hash is recorded. Whoever lost that answer revokes the key and issues another.
 */
@CommandHandler(IssueApiKey)
export class IssueApiKeyHandler implements ICommandHandler<IssueApiKey> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'clock'>,
  ) {}

  async execute(command: IssueApiKey): Promise<Reply & { readonly key?: string }> {
    await requireKnown(this.store, { people: [command.data.personId] });
    const key = newApiKey(command.id, this.settings.clock);
    const mark = markOf(key);
    const reply = await this.store.decide(apiKeyStream, command, (decided, state) => issueApiKey(decided, state, mark));
    const { state } = await this.store.load(apiKeyStream, command.id);
    const isOurs = state.status !== 'absent' && state.hash === hashOfApiKey(key);
    return isOurs ? { ...reply, key } : reply;
  }
}
