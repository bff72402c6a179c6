import type { CommandMeta } from '@engine/decider';
import {
  Allow,
  type ApiReply,
  type ApiRequest,
  Changes,
  Creates,
  Meta,
  newIdOf,
  Problem,
  TakesBytes,
} from '@engine/platform';
import { AttachmentContents } from '@features/attachments/contract';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { AddAttachment } from '../domain/attachments/add-attachment';
import { WithdrawAttachment } from '../domain/attachments/withdraw-attachment';
import { CaseQuery } from '../read/case/case-query';
import { AttachmentParameters, AttachmentPath, AttachmentReply, WithdrawalBody } from './attachments.bodies';
import { REACHES_CUSTOMERS, STAFF } from './staff';

const BYTES = 'application/octet-stream';

@ApiTags('cases: attachments')
@Controller('v1/cases/:id/attachments')
export class AttachmentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contents: AttachmentContents,
    private readonly cases: CaseQuery,
  ) {}

  @Post()
  @Allow(...STAFF)
  @Creates('Attach a file: its bytes are the body', AttachmentReply)
  @TakesBytes()
  async attach(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { name, visibleToCustomer = false }: AttachmentParameters,
    @Req() request: ApiRequest,
    @Meta() meta: CommandMeta,
  ) {
    if (request.headers['content-type'] !== BYTES) throw new Problem('UNSUPPORTED_MEDIA_TYPE');
    await this.cases.mustExist(id);
    // What was refused half-way is let past, or its connection would stand still until it times out.
    const content = await this.contents.keep(request.raw).finally(() => request.raw.resume());
    const attachmentId = newIdOf(meta, 'attachment');
    const data = { ...content, attachmentId, name, visibleToCustomer };
    return this.commands.execute(new AddAttachment(id, data, meta));
  }

  @Get(':attachmentId')
  @Allow(...REACHES_CUSTOMERS)
  @ApiOperation({ summary: 'Download an attachment; always as a file, never shown in place' })
  @ApiProduces(BYTES)
  @ApiResponse({ status: 200, schema: { type: 'string', format: 'binary' } })
  async download(@Param() { id, attachmentId }: AttachmentPath, @Res({ passthrough: true }) reply: ApiReply) {
    const { sha256, size, mediaType, name } = await this.cases.attachment(id, attachmentId);
    const content = await this.contents.open(sha256);
    void reply.headers({ 'content-security-policy': "default-src 'none'; sandbox", etag: `"${sha256}"` });
    return new StreamableFile(content, { type: mediaType, length: size, disposition: savedAs(name) });
  }

  @Post(':attachmentId/withdrawal')
  @Allow(...STAFF)
  @Changes('Withdraw an attachment: nobody can download it any more')
  withdraw(
    @Param() { id, attachmentId }: AttachmentPath,
    @Body() { reason }: WithdrawalBody,
    @Meta() meta: CommandMeta,
  ) {
    return this.commands.execute(new WithdrawAttachment(id, { attachmentId, reason }, meta));
  }
}

/** RFC 6266: the name in full for those who can read it, and none that could be misread for the others. */
function savedAs(name: string): string {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="attachment"; filename*=UTF-8''${encoded}`;
}
