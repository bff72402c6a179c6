import type { CommandMeta } from '@engine/decider';
import { Allow, Caller, Changes, Creates, Meta, PageQuery, type Principal, Reads, newIdOf } from '@engine/platform';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { IssueApiKey } from '../domain/issue-api-key';
import { RevokeApiKey } from '../domain/revoke-api-key';
import { ApiKeysQuery } from '../read/api-keys-query';
import { ApiKeysPage, IssueApiKeyBody, IssuedApiKey, RevokeApiKeyBody } from './api-keys.bodies';

@ApiTags('api keys')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly commands: CommandBus,
    private readonly keys: ApiKeysQuery,
  ) {}

  @Post()
  @Creates('Issue an API key; it is shown once', IssuedApiKey)
  @Allow('administrator')
  issueApiKey(@Body() body: IssueApiKeyBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new IssueApiKey(newIdOf(meta, 'api-key'), body, meta));
  }

  @Post(':id/revocation')
  @Changes('Revoke an API key; it stops within 2 s')
  @Allow('administrator')
  revokeApiKey(
    @Param('id') id: string,
    @Body() { reason }: RevokeApiKeyBody,
    @Caller() { id: byKeyId }: Principal,
    @Meta() meta: CommandMeta,
  ) {
    return this.commands.execute(new RevokeApiKey(id, { reason, byKeyId }, meta));
  }

  @Get()
  @Reads('List API keys in the order of their issue', ApiKeysPage)
  @Allow('administrator', 'auditor')
  async listApiKeys(@Query() query: PageQuery): Promise<ApiKeysPage> {
    const { items, nextCursor } = await this.keys.page(query);
    return {
      items: items.map(({ id, prefix, label, roles, personId, issuedAt, revokedAt, version }) => ({
        id,
        prefix,
        label,
        roles,
        personId: personId ?? undefined,
        issuedAt: issuedAt.toISOString(),
        revokedAt: revokedAt?.toISOString(),
        version,
      })),
      nextCursor,
    };
  }
}
