import type { CommandMeta } from '@engine/decider';
import {
  Allow,
  Changes,
  CommandReply,
  Creates,
  EVERYONE,
  Id,
  Meta,
  Nested,
  OneOf,
  PageQuery,
  Reads,
  Text,
} from '@engine/platform';
import { ReadYourWrites } from '@engine/projections';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { PlanReturnVisit } from '../domain/return-visits/plan-return-visit';
import { RecordReturnVisit } from '../domain/return-visits/record-return-visit';
import {
  type Channel,
  channels,
  type Effect,
  effects,
  type ReturnVisitKind,
  returnVisitKinds,
} from '../domain/vocabulary';
import { SuccessStoriesQuery } from '../read/success-stories/success-stories.query';
import { SUCCESS_STORIES } from '../read/success-stories/success-stories.projection';
import { CommandBody } from './intake.bodies';
import { STAFF } from './staff';

export class ReturnVisitBody extends CommandBody {
  @OneOf(returnVisitKinds, { optional: true, example: 'value_check', description: 'value_check if nothing is said.' })
  kind?: ReturnVisitKind;
  @Id({ optional: true, description: 'Who makes it. Left out: the owner of the case.' }) ownerId?: string;
}

export class ReturnVisitReply extends CommandReply {
  @ApiProperty({ description: 'For /value-checks/{visitId}/result.' }) visitId: string;
}

export class SuccessStoryBody {
  @Text(200, { example: '换用变频空调,电费降低20%' }) title: string;
  @Text(10_000, { example: '客户原先每月电费三千元,更换后两千四百元。' }) story: string;
  @Text(500, { optional: true, example: '客户电话同意署名发布', description: 'Required: how the customer agreed.' })
  consent?: string;
}

export class ReturnVisitResultBody extends CommandBody {
  @OneOf(channels, { optional: true, example: 'phone', description: 'phone where nothing is said.' })
  channel?: Channel;
  @OneOf(effects, { example: 'yes', description: 'Whether it helps; no is followed up by itself.' }) effective: Effect;
  @Text(5_000, { example: '运行两周,制冷稳定' }) words: string;
  @Text(2_000, { optional: true, example: '再次上门检查管路' }) measures?: string;
  @Nested(SuccessStoryBody, { optional: true, description: 'Of a visit that found it helps.' })
  successStory?: SuccessStoryBody;
}

export class SuccessStoryPage {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [
      {
        caseId: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11',
        caseNumber: '2026-T-000123',
        title: '换用变频空调,电费降低20%',
        story: '客户原先每月电费三千元,更换后两千四百元。',
        consent: '客户电话同意署名发布',
        product: '空调',
        collectedAt: '2026-03-16T02:00:00.000Z',
      },
    ],
  })
  items: object[];

  @ApiProperty({ required: false }) nextCursor?: string;
}

@ApiTags('cases: return visits')
@Controller('v1')
export class ReturnVisitController {
  constructor(
    private readonly commands: CommandBus,
    private readonly stories: SuccessStoriesQuery,
    private readonly readYourWrites: ReadYourWrites,
  ) {}

  @Post('cases/:id/value-checks')
  @Allow(...STAFF)
  @Creates('Plan a return visit by hand (回访); a resolved case plans its own', ReturnVisitReply)
  plan(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReturnVisitBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new PlanReturnVisit(id, { ...body, kind: body.kind ?? 'value_check' }, meta));
  }

  @Post('cases/:id/value-checks/:visitId/result')
  @Allow(...STAFF)
  @Changes('Record what a return visit found: does it help?')
  record(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('visitId', ParseUUIDPipe) visitId: string,
    @Body() body: ReturnVisitResultBody,
    @Meta() meta: CommandMeta,
  ) {
    return this.commands.execute(
      new RecordReturnVisit(id, { ...body, channel: body.channel ?? 'phone', visitId }, meta),
    );
  }

  @Get('success-stories')
  @Allow(...EVERYONE)
  @Reads('Stories that customers agreed to have told, the newest first (成功故事)', SuccessStoryPage)
  async listStories(@Query() { after, limit, cursor }: PageQuery) {
    if (after) await this.readYourWrites.waitFor(SUCCESS_STORIES, after);
    return this.stories.page(limit, cursor);
  }
}
