import type { CommandMeta } from '@engine/decider';
import { Allow, Changes, CommandReply, Creates, Id, Instant, Meta, OneOf, SeveralOf, Text } from '@engine/platform';
import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { CompleteFollowUp, ScheduleFollowUp } from '../domain/follow-ups/follow-up';
import { channels, type Channel, followUpPlans, type FollowUpPlan } from '../domain/vocabulary';
import { CommandBody } from './intake.bodies';
import { STAFF } from './staff';

export class FollowUpBody extends CommandBody {
  @OneOf(followUpPlans, {
    optional: true,
    example: 'callback_3_days',
    description: 'What usually follows: it says when, what and how, where those are left out.',
  })
  plan?: FollowUpPlan;
  @Instant({ optional: true, example: '2026-03-05T10:00:00+08:00' }) dueAt?: string;
  @Id() ownerId: string;
  @Text(2_000, { optional: true, example: '3日内电话回访,确认空调使用是否稳定' }) action?: string;
  @Text(2_000, { optional: true, example: '确认客户认可处理结果' }) goal?: string;
  @SeveralOf(channels, { optional: true, example: ['phone'] }) channels?: Channel[];
}

export class CompletionBody extends CommandBody {
  @Text(5_000, { example: '空调运行稳定' }) result: string;
  @Text(5_000, { optional: true, example: '客户表示满意' }) feedback?: string;
}

export class FollowUpReply extends CommandReply {
  @ApiProperty({ description: 'For /follow-ups/{followUpId}/completion.' }) followUpId: string;
}

@ApiTags('cases: follow-ups')
@Controller('v1/cases/:id/follow-ups')
export class FollowUpController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Allow(...STAFF)
  @Creates('Plan a follow-up (跟进计划)', FollowUpReply)
  schedule(@Param('id', ParseUUIDPipe) id: string, @Body() body: FollowUpBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new ScheduleFollowUp(id, body, meta));
  }

  @Post(':followUpId/completion')
  @Allow(...STAFF)
  @Changes('Record that a follow-up was done')
  complete(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('followUpId', ParseUUIDPipe) followUpId: string,
    @Body() body: CompletionBody,
    @Meta() meta: CommandMeta,
  ) {
    return this.commands.execute(new CompleteFollowUp(id, { ...body, followUpId }, meta));
  }
}
