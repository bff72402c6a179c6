import type { CommandMeta } from '@engine/decider';
import { Allow, Changes, Creates, Meta, newIdOf } from '@engine/platform';
import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ProgressBody } from '../../../libs/features/cases/src/http/contact.bodies';
import { ReceiveFeedbackBody, ReceiveFeedbackReply } from '../../../libs/features/cases/src/http/intake.bodies';
import { STAFF } from '../../../libs/features/cases/src/http/staff';

/** The yardstick: the routes of the product with the same guard, pipes, interceptor and reply, and no store. */
@Controller('v1/no-op/cases')
export class NoOpController {
  @Post()
  @Allow(...STAFF)
  @Creates('Does nothing', ReceiveFeedbackReply)
  receive(@Body() _body: ReceiveFeedbackBody, @Meta() meta: CommandMeta) {
    return { id: newIdOf(meta, 'case'), version: 1, position: 1, number: '2026-T-000001', lateEntry: false };
  }

  @Post(':id/progress')
  @Allow(...STAFF)
  @Changes('Does nothing')
  progress(@Param('id', ParseUUIDPipe) id: string, @Body() _body: ProgressBody, @Meta() _meta: CommandMeta) {
    return { id, version: 2, position: 2 };
  }
}
