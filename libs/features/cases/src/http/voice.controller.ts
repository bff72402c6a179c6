import type { CommandMeta } from '@engine/decider';
import { Allow, Changes, Meta, Reads } from '@engine/platform';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AddQuotes } from '../domain/voice/add-quotes';
import { CorrectDetails } from '../domain/voice/correct-details';
import { DraftUpdate } from '../domain/voice/draft-update';
import { Paraphrase } from '../domain/voice/paraphrase';
import { WithdrawCase } from '../domain/voice/withdraw-case';
import { NextUpdateQuery } from '../read/next-update/next-update.query';
import { REACHES_CUSTOMERS, STAFF } from './staff';
import { NextUpdateAnswer } from './voice.answers';
import { DetailsBody, NextUpdateBody, ParaphraseBody, QuotesBody, WithdrawalBody } from './voice.bodies';

@ApiTags('cases: the customer’s voice')
@Controller('v1/cases/:id')
export class VoiceController {
  constructor(
    private readonly commands: CommandBus,
    private readonly nextUpdates: NextUpdateQuery,
  ) {}

  @Post('quotes')
  @Allow(...STAFF)
  @Changes('Add to what the customer said word for word (客户原话)')
  quotes(@Param('id', ParseUUIDPipe) id: string, @Body() body: QuotesBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new AddQuotes(id, body, meta));
  }

  @Post('details')
  @Allow(...STAFF)
  @Changes('Put details right that were checked with the customer (信息核对)')
  details(@Param('id', ParseUUIDPipe) id: string, @Body() body: DetailsBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new CorrectDetails(id, body, meta));
  }

  @Post('paraphrase')
  @Allow(...STAFF)
  @Changes('Record the core of the matter in our words, confirmed by the customer or not yet (复述确认)')
  paraphrase(@Param('id', ParseUUIDPipe) id: string, @Body() body: ParaphraseBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new Paraphrase(id, body, meta));
  }

  @Post('withdrawal')
  @Allow(...STAFF)
  @Changes('Record that the customer takes the matter back (客户撤回)')
  withdraw(@Param('id', ParseUUIDPipe) id: string, @Body() body: WithdrawalBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new WithdrawCase(id, { ...body, inWriting: body.inWriting ?? false }, meta));
  }

  @Get('updates/next')
  @Allow(...REACHES_CUSTOMERS)
  @Reads('What the worker would tell the customer next, when and how', NextUpdateAnswer)
  nextUpdate(@Param('id', ParseUUIDPipe) id: string) {
    return this.nextUpdates.of(id);
  }

  @Post('updates/next')
  @Allow(...STAFF)
  @Changes('Put the next update in your own words; dates and steps stay as they are')
  draftUpdate(@Param('id', ParseUUIDPipe) id: string, @Body() body: NextUpdateBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new DraftUpdate(id, body, meta));
  }
}
