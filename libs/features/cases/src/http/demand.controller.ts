import type { CommandMeta } from '@engine/decider';
import { Allow, Changes, Flag, Instant, Meta, NestedList, OneOf, Text } from '@engine/platform';
import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AnswerDemand } from '../domain/demands/answer-demand';
import { RankNeeds } from '../domain/demands/rank-needs';
import {
  type Channel,
  channels,
  type Concern,
  concerns,
  type DemandDecision,
  demandDecisions,
} from '../domain/vocabulary';
import { CommandBody } from './intake.bodies';
import { STAFF } from './staff';

export class DemandResponseBody extends CommandBody {
  @OneOf(demandDecisions, { example: 'accepted', description: 'later: it is looked at again, after as long a time.' })
  decision: DemandDecision;
  @Text(5_000, { example: '已列入二季度产品计划' }) words: string;
  @Instant({ optional: true, example: '2026-06-30T18:00:00+08:00' }) plannedFor?: string;
  @OneOf(channels, { optional: true, description: 'How you told the customer. Left out: the worker writes to them.' })
  channel?: Channel;
}

export class NeedBody {
  @Text(1_000, { example: '降低用电成本' }) need: string;
  @Flag({ optional: true, description: 'Heard between the lines rather than said (隐性需求).' }) latent?: boolean;
  @OneOf(concerns, { optional: true, example: 'cost' }) concern?: Concern;
  @Text(2_000, { optional: true, example: '更换变频机型' }) proposal?: string;
  @Text(1_000, { optional: true, example: '每年降低20%电费', description: 'What it is worth to the customer.' })
  value?: string;
}

export class NeedsBody extends CommandBody {
  @NestedList(NeedBody, { atLeast: 1, description: 'All of them, what matters most first.' }) needs: NeedBody[];
}

@ApiTags('cases: demands and needs')
@Controller('v1/cases/:id')
export class DemandController {
  constructor(private readonly commands: CommandBus) {}

  @Post('demand-response')
  @Allow(...STAFF)
  @Changes('Tell the customer what becomes of their request or suggestion (需求响应)')
  answer(@Param('id', ParseUUIDPipe) id: string, @Body() body: DemandResponseBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new AnswerDemand(id, body, meta));
  }

  @Post('needs')
  @Allow(...STAFF)
  @Changes('Rank what the customer needs, said or not; a later list replaces the one before')
  rank(@Param('id', ParseUUIDPipe) id: string, @Body() body: NeedsBody, @Meta() meta: CommandMeta) {
    const needs = body.needs.map((need) => ({ ...need, latent: need.latent ?? false }));
    return this.commands.execute(new RankNeeds(id, { needs }, meta));
  }
}
