import type { CommandMeta } from '@engine/decider';
import { Allow, Changes, Meta } from '@engine/platform';
import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AcknowledgeCase } from '../domain/intake/acknowledge-case';
import { AssignCase } from '../domain/intake/assign-case';
import { NotifyDelay } from '../domain/planning/notify-delay';
import { PlanResolution } from '../domain/planning/plan-resolution';
import { TriageCase } from '../domain/intake/triage-case';
import { ResumeCase, StartWaiting } from '../domain/planning/wait';
import {
  AcknowledgementBody,
  AssignmentBody,
  DelayBody,
  PlanBody,
  ResumptionBody,
  TriageBody,
  WaitingBody,
} from './handling.bodies';
import { AsksLeave } from './asks-leave';
import { STAFF } from './staff';

@ApiTags('cases: handling')
@Controller('v1/cases/:id')
export class HandlingController {
  constructor(private readonly commands: CommandBus) {}

  @Post('acknowledgement')
  @Allow(...STAFF)
  @Changes('Accept the case (受理)')
  acknowledge(@Param('id', ParseUUIDPipe) id: string, @Body() body: AcknowledgementBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(
      new AcknowledgeCase(id, { ...body, detailsVerified: body.detailsVerified ?? false }, meta),
    );
  }

  @Post('triage')
  @Allow(...STAFF)
  @AsksLeave()
  @Changes('Sort the case; a change of type or urgency is a reclassification')
  triage(@Param('id', ParseUUIDPipe) id: string, @Body() body: TriageBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new TriageCase(id, body, meta));
  }

  @Post('assignment')
  @Allow(...STAFF)
  @Changes('Give the case its owner (责任人)')
  assign(@Param('id', ParseUUIDPipe) id: string, @Body() body: AssignmentBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new AssignCase(id, body, meta));
  }

  @Post('plan')
  @Allow(...STAFF)
  @Changes('Plan the resolution and promise its date')
  plan(@Param('id', ParseUUIDPipe) id: string, @Body() body: PlanBody, @Meta() meta: CommandMeta) {
    const { milestones = [], resources = [] } = body;
    return this.commands.execute(new PlanResolution(id, { ...body, milestones, resources }, meta));
  }

  @Post('delays')
  @Allow(...STAFF)
  @AsksLeave()
  @Changes('Move the planned date, with its reason, told to the customer')
  delay(@Param('id', ParseUUIDPipe) id: string, @Body() body: DelayBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new NotifyDelay(id, body, meta));
  }

  @Post('waiting')
  @Allow(...STAFF)
  @Changes('Wait for somebody, with a next step')
  wait(@Param('id', ParseUUIDPipe) id: string, @Body() body: WaitingBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new StartWaiting(id, body, meta));
  }

  @Post('resumption')
  @Allow(...STAFF)
  @Changes('End the wait')
  resume(@Param('id', ParseUUIDPipe) id: string, @Body() body: ResumptionBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new ResumeCase(id, body, meta));
  }
}
