import type { CommandMeta } from '@engine/decider';
import { Allow, Changes, Id, Instant, Meta, OneOf, Text } from '@engine/platform';
import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AcceptEscalation, DeescalateCase, EscalateCase } from '../domain/escalations/escalate-case';
import { FlagChurnRisk } from '../domain/escalations/flag-churn-risk';
import { CommandBody } from './intake.bodies';
import { STAFF } from './staff';

export class EscalationBody extends CommandBody {
  @OneOf([1, 2, 3], { example: 2 }) level: 1 | 2 | 3;
  @Text(2_000, { example: '客户要求与负责人通话' }) reason: string;
}

export class AcceptanceBody extends CommandBody {
  @Id() personId: string;
  @Instant({ example: '2026-03-03T18:00:00+08:00', description: 'The next level waits for it.' }) promisedAt: string;
  @Text(2_000, { optional: true }) note?: string;
}

export class ChurnRiskBody extends CommandBody {
  @Text(2_000, { example: '客户表示合同到期后不再续约' }) reason: string;
}

export class DeescalationBody extends CommandBody {
  @Text(2_000, { example: '已恢复正常处理' }) reason: string;
}

@ApiTags('cases: escalation')
@Controller('v1/cases/:id')
export class EscalationController {
  constructor(private readonly commands: CommandBus) {}

  @Post('escalations')
  @Allow(...STAFF)
  @Changes('Escalate by hand (升级)')
  escalate(@Param('id', ParseUUIDPipe) id: string, @Body() body: EscalationBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new EscalateCase(id, body, meta));
  }

  @Post('escalations/:number/acceptance')
  @Allow(...STAFF)
  @Changes('Accept an escalation and promise a time')
  accept(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
    @Body() body: AcceptanceBody,
    @Meta() meta: CommandMeta,
  ) {
    return this.commands.execute(new AcceptEscalation(id, { ...body, number }, meta));
  }

  @Post('churn-risk')
  @Allow(...STAFF)
  @Changes('Say that the customer may leave (流失风险): the cross-department owner hears')
  flagChurnRisk(@Param('id', ParseUUIDPipe) id: string, @Body() body: ChurnRiskBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new FlagChurnRisk(id, body, meta));
  }

  @Post('deescalation')
  @Allow('department_head', 'administrator')
  @Changes('Take the escalation back')
  deescalate(@Param('id', ParseUUIDPipe) id: string, @Body() body: DeescalationBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new DeescalateCase(id, body, meta));
  }
}
