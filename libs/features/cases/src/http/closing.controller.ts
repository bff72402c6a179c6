import type { CommandMeta } from '@engine/decider';
import { Allow, Changes, Meta, newIdOf } from '@engine/platform';
import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { CloseCase } from '../domain/settling/close-case';
import { ConfirmResolution, DisputeResolution, RequestConfirmation } from '../domain/settling/confirm-resolution';
import { RateSatisfaction } from '../domain/settling/rate-satisfaction';
import { ReopenCase } from '../domain/settling/reopen-case';
import { ResolveIssue } from '../domain/settling/resolve-issue';
import {
  ClosingBody,
  ConfirmationBody,
  ConfirmationRequestBody,
  DisputeBody,
  RatingBody,
  ReopeningBody,
  ResolutionBody,
} from './closing.bodies';
import { AsksLeave } from './asks-leave';
import { STAFF } from './staff';

@ApiTags('cases: result and closing')
@Controller('v1/cases/:id')
export class ClosingController {
  constructor(private readonly commands: CommandBus) {}

  @Post('resolution')
  @Allow(...STAFF)
  @AsksLeave()
  @Changes('Record the result and its outcome')
  resolve(@Param('id', ParseUUIDPipe) id: string, @Body() body: ResolutionBody, @Meta() meta: CommandMeta) {
    const visitIds = { value_check: newIdOf(meta, 'value_check'), callback: newIdOf(meta, 'callback') };
    return this.commands.execute(new ResolveIssue(id, { ...body, visitIds }, meta));
  }

  @Post('confirmation-request')
  @Allow(...STAFF)
  @Changes('Tell the result and ask the customer to confirm it (确认函)')
  request(@Param('id', ParseUUIDPipe) id: string, @Body() body: ConfirmationRequestBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new RequestConfirmation(id, body, meta));
  }

  @Post('confirmation')
  @Allow(...STAFF)
  @Changes('Record that the customer confirms')
  confirm(@Param('id', ParseUUIDPipe) id: string, @Body() body: ConfirmationBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new ConfirmResolution(id, body, meta));
  }

  @Post('dispute')
  @Allow(...STAFF)
  @Changes('Record that the customer objects: the next cycle begins')
  dispute(@Param('id', ParseUUIDPipe) id: string, @Body() body: DisputeBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new DisputeResolution(id, body, meta));
  }

  @Post('rating')
  @Allow(...STAFF)
  @Changes('Record the customer’s satisfaction, 1 to 5 (满意度)')
  rate(@Param('id', ParseUUIDPipe) id: string, @Body() body: RatingBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new RateSatisfaction(id, body, meta));
  }

  @Post('reopening')
  @Allow(...STAFF)
  @Changes('Reopen a closed case')
  reopen(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReopeningBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new ReopenCase(id, body, meta));
  }

  @Post('closing')
  @Allow(...STAFF)
  @AsksLeave()
  @Changes('Close: with the customer’s word, or a silence that may close')
  close(@Param('id', ParseUUIDPipe) id: string, @Body() _body: ClosingBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new CloseCase(id, {}, meta));
  }
}
