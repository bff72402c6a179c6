import type { CommandMeta } from '@engine/decider';
import { Allow, Creates, Meta, newIdOf, SETTINGS, type Settings } from '@engine/platform';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ReceiveFeedback } from '../domain/intake/receive-feedback';
import { feedbackOf, ReceiveFeedbackBody, ReceiveFeedbackReply } from './intake.bodies';
import { STAFF } from './staff';

@ApiTags('cases')
@Controller('v1/cases')
export class IntakeController {
  constructor(
    private readonly commands: CommandBus,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post()
  @Allow(...STAFF)
  @Creates('Record what a customer said', ReceiveFeedbackReply)
  receive(@Body() body: ReceiveFeedbackBody, @Meta() meta: CommandMeta) {
    const feedback = feedbackOf(body, this.settings.defaultLocale);
    return this.commands.execute(new ReceiveFeedback(newIdOf(meta, 'case'), feedback, meta));
  }
}
