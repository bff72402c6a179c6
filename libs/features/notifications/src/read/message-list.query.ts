import { type Page, type PageQuery, Problem, afterCursor, pageOf } from '@engine/platform';
import { ReadYourWrites } from '@engine/projections';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository, type SelectQueryBuilder } from 'typeorm';
import type { Audience } from '../domain/audience';
import { MessageEntity, MessageOutcomeEntity } from './entities';
import { messageOutcomes } from './message-outcomes';

/** Names of the projections that write the table `message`: features that have something to tell. */
export const MESSAGE_WRITERS = Symbol('message writers');

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface MessageFilter extends PageQuery {
  readonly caseId?: string;
  readonly audience?: Audience;
  /** By outcome: pending while there is none. */
  readonly status?: 'pending' | 'sent' | 'failed';
  readonly template?: string;
}

/** What was told to whom, newest first. */
@Injectable()
export class MessageListQuery {
  constructor(
    @InjectRepository(MessageEntity) private readonly rows: Repository<MessageEntity>,
    private readonly writes: ReadYourWrites,
    @Inject(MESSAGE_WRITERS) private readonly writers: readonly string[],
  ) {}

  async page(filter: MessageFilter): Promise<Page<MessageEntity>> {
    const { limit, cursor, after } = filter;
    const start = afterCursor(cursor, 'instant', 'text');
    if (start && !UUID.test(String(start[1]))) throw new Problem('CURSOR_INVALID');
    if (after !== undefined) await this.waitFor(after);
    const query = this.withOutcome();
    if (start) query.andWhere('(m.createdAt, m.messageId) < (:at, :id)', { at: start[0], id: start[1] });
    filterBy(query, filter);
    query
      .orderBy('m.createdAt', 'DESC')
      .addOrderBy('m.messageId', 'DESC')
      .limit(limit + 1);
    return pageOf(
      await query.getMany(),
      limit,
      (row) => [row.createdAt.toISOString(), row.messageId],
      (row) => row,
    );
  }

  /** @throws Problem NOT_FOUND */
  async one(messageId: string): Promise<MessageEntity> {
    const query = this.withOutcome().where('m.messageId = :messageId', { messageId });
    const found = UUID.test(messageId) ? await query.getOne() : undefined;
    if (!found) throw new Problem('NOT_FOUND');
    return found;
  }

  private withOutcome(): SelectQueryBuilder<MessageEntity> {
    const joined = 'o.messageId = m.messageId';
    return this.rows.createQueryBuilder('m').leftJoinAndMapOne('m.outcome', MessageOutcomeEntity, 'o', joined);
  }

  private async waitFor(position: number): Promise<void> {
    const names = [...this.writers, messageOutcomes.name];
    await Promise.all(names.map((name) => this.writes.waitFor(name, position)));
  }
}

function filterBy(query: SelectQueryBuilder<MessageEntity>, filter: MessageFilter): void {
  const { caseId, audience, status, template } = filter;
  if (caseId) query.andWhere('m.streamId = :streamId', { streamId: `case-${caseId}` });
  if (audience) query.andWhere('m.audience = :audience', { audience });
  if (template) query.andWhere('m.template = :template', { template });
  if (status === 'pending') query.andWhere('o.messageId is null');
  else if (status) query.andWhere('o.status = :status', { status });
}
