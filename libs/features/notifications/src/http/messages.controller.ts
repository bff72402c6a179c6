import { Allow, Reads } from '@engine/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MessageListQuery } from '../read/message-list.query';
import {
  MessageAnswer,
  MessageListFilter,
  MessageWithBodyAnswer,
  MessagesPage,
  messageAnswer,
} from './message.answers';

@ApiTags('messages')
@Controller('v1/messages')
export class MessagesController {
  constructor(private readonly messages: MessageListQuery) {}

  @Get()
  @Reads('List messages to customers and colleagues, newest first', MessagesPage)
  @Allow('agent', 'owner', 'department_head', 'auditor', 'administrator')
  async listMessages(@Query() filter: MessageListFilter): Promise<MessagesPage> {
    const { items, nextCursor } = await this.messages.page(filter);
    return { items: items.map((row): MessageAnswer => messageAnswer(row)), nextCursor };
  }

  @Get(':id')
  @Reads('One message with its text', MessageWithBodyAnswer)
  @Allow('agent', 'owner', 'department_head', 'auditor', 'administrator')
  async getMessage(@Param('id') id: string): Promise<MessageWithBodyAnswer> {
    const row = await this.messages.one(id);
    return { ...messageAnswer(row), body: row.body };
  }
}
