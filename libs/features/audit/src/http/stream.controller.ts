import { Rejection } from '@engine/decider';
import {
  Allow,
  type ApiReply,
  type ApiRequest,
  Caller,
  EVERYONE,
  keyOf,
  type Principal,
  Principals,
  Problem,
} from '@engine/platform';
import { Controller, Get, Headers, HttpCode, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { EventStream } from '../stream/event-stream';
import { StreamParameters } from './stream.parameters';

const EXAMPLE = `retry: 1000
id: 41

id: 42
data: {"position":42,"category":"case","id":"0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11","event":"IssueEscalated"}

: heartbeat
id: 42

`;

@ApiTags('audit')
@Controller('v1/stream')
export class StreamController {
  constructor(
    private readonly stream: EventStream,
    private readonly principals: Principals,
  ) {}

  @Get()
  @HttpCode(200)
  @Allow(...EVERYONE)
  @ApiOperation({
    summary: 'What happens, as it happens: server-sent events',
    description:
      'Each message is an entry of the feed (GET /v1/events), masked as there; its id is the position. A client that ' +
      'comes back with Last-Event-ID misses nothing and gets nothing twice. Of anything but cases only auditors and ' +
      'administrators hear. A comment comes every 15 s; a client that takes nothing for a minute is let go.',
  })
  @ApiProduces('text/event-stream')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The id seen last.', schema: { type: 'integer' } })
  @ApiResponse({
    status: 200,
    content: { 'text/event-stream': { schema: { type: 'string' }, example: EXAMPLE } },
  })
  async listen(
    @Query() { types, case: caseId, owner, department: departmentId, after }: StreamParameters,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Caller() { personId, roles }: Principal,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ): Promise<StreamableFile> {
    if (owner && !personId) {
      throw new Rejection('PERSON_REQUIRED', 'Nobody owns cases by this API key: use one that belongs to a person.');
    }
    const ownerId = owner && personId;
    const key = keyOf(request)!;
    const allowed = async () => (await this.principals.authenticate(key)) !== undefined;
    const question = { types, caseId, ownerId, departmentId, roles };
    const events = await this.stream.open(question, positionOf(lastEventId) ?? after, allowed);
    void reply.headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    return new StreamableFile(events, { type: 'text/event-stream; charset=utf-8' });
  }
}

/** @throws Problem CURSOR_INVALID */
function positionOf(lastEventId: string | undefined): number | undefined {
  if (!lastEventId) return undefined;
  if (!/^\d{1,15}$/.test(lastEventId)) throw new Problem('CURSOR_INVALID');
  return Number(lastEventId);
}
