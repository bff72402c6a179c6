import type { CommandMeta } from '@engine/decider';
import { Allow, Changes, Meta } from '@engine/platform';
import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AgreeUpdateInterval } from '../domain/customer/agree-update-interval';
import { NoteProgress } from '../domain/customer/note-progress';
import { NudgeCase } from '../domain/customer/nudge-case';
import { RecordContact } from '../domain/customer/record-contact';
import { RecordReply } from '../domain/customer/record-reply';
import { SendUpdate } from '../domain/customer/send-update';
import { ContactMadeBody, NudgeBody, ProgressBody, ReplyBody, UpdateBody, UpdateIntervalBody } from './contact.bodies';
import { STAFF } from './staff';

@ApiTags('cases: contact with the customer')
@Controller('v1/cases/:id')
export class ContactController {
  constructor(private readonly commands: CommandBus) {}

  @Post('contacts')
  @Allow(...STAFF)
  @Changes('Record a contact made, or tried, with the customer')
  contact(@Param('id', ParseUUIDPipe) id: string, @Body() body: ContactMadeBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(
      new RecordContact(id, { ...body, visibleToCustomer: body.visibleToCustomer ?? false }, meta),
    );
  }

  @Post('replies')
  @Allow(...STAFF)
  @Changes('Record what the customer said since')
  reply(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReplyBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new RecordReply(id, { ...body, emotions: body.emotions ?? [] }, meta));
  }

  @Post('nudges')
  @Allow(...STAFF)
  @Changes('Record that the customer asks where the answer stays (催办)')
  nudge(@Param('id', ParseUUIDPipe) id: string, @Body() body: NudgeBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new NudgeCase(id, body, meta));
  }

  @Post('progress')
  @Allow(...STAFF)
  @Changes('Note a step taken')
  progress(@Param('id', ParseUUIDPipe) id: string, @Body() body: ProgressBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(
      new NoteProgress(id, { ...body, visibleToCustomer: body.visibleToCustomer ?? false }, meta),
    );
  }

  @Post('updates')
  @Allow(...STAFF)
  @Changes('Tell the customer where the case stands (进展同步)')
  update(@Param('id', ParseUUIDPipe) id: string, @Body() body: UpdateBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new SendUpdate(id, body, meta));
  }

  @Post('update-interval')
  @Allow(...STAFF)
  @Changes('Agree with the customer how often they hear')
  agreeInterval(@Param('id', ParseUUIDPipe) id: string, @Body() body: UpdateIntervalBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new AgreeUpdateInterval(id, body, meta));
  }
}
