import { Id, OneOf, PageQuery, Text } from '@engine/platform';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import type { Audience } from '../domain/audience';
import type { MessageEntity } from '../read/entities';
import { maskAddress } from './mask-address';

const AUDIENCES = ['customer', 'staff'] as const;
const STATUSES = ['pending', 'sent', 'failed'] as const;
type Status = (typeof STATUSES)[number];

export class MessageListFilter extends PageQuery {
  @Id({ optional: true, description: 'Messages about this case.' })
  caseId?: string;

  @OneOf(AUDIENCES, { optional: true })
  audience?: Audience;

  @OneOf(STATUSES, { optional: true })
  status?: Status;

  @Text(60, { optional: true, example: 'progress_update' })
  template?: string;
}

@ApiSchema({ name: 'Message' })
export class MessageAnswer {
  @ApiProperty({ format: 'uuid', description: 'Also in the Message-ID of the mail.' }) id: string;
  @ApiProperty({ enum: ['email'] }) channel: string;
  @ApiProperty({ enum: AUDIENCES }) audience: Audience;
  @ApiProperty({ description: 'Id of the person or customer; of the stream where a customer has none.' })
  recipient: string;
  @ApiProperty({ example: 'l***@example.com', description: 'Masked.' }) address: string;
  @ApiProperty({ example: 'zh-CN' }) locale: string;
  @ApiProperty({ example: 'progress_update' }) template: string;
  @ApiProperty() subject: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, example: { number: '2026-T-000123' } })
  about: Record<string, string>;
  @ApiProperty({ enum: STATUSES }) status: Status;
  @ApiProperty({ format: 'date-time', description: 'When the event it tells of was recorded.' }) createdAt: string;
  @ApiProperty({ format: 'date-time', description: 'Not sent before this: non-urgent messages wait for opening time.' })
  notBefore: string;
  @ApiProperty({ description: 'The event it tells of.' }) eventId: string;
  @ApiProperty({ example: 1 }) attempts: number;
  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'When it was sent, or given up.' })
  settledAt?: string;
  @ApiPropertyOptional({ enum: ['smtp', 'file'] }) sentBy?: string;
  @ApiPropertyOptional({ enum: ['address_invalid', 'refused_by_server', 'given_up'] }) failureReason?: string;
  @ApiPropertyOptional({ type: String, example: '250', description: 'Reply code of the mail server.' })
  smtpResponse?: string;
}

@ApiSchema({ name: 'MessageWithBody' })
export class MessageWithBodyAnswer extends MessageAnswer {
  @ApiProperty() body: string;
}

export class MessagesPage {
  @ApiProperty({ type: [MessageAnswer] }) items: MessageAnswer[];
  @ApiPropertyOptional({ type: String, description: 'Send it as cursor for the next page; absent on the last.' })
  nextCursor?: string;
}

export function messageAnswer(row: MessageEntity): MessageAnswer {
  const { outcome } = row;
  return {
    id: row.messageId,
    channel: row.channel,
    audience: row.audience,
    recipient: row.recipient,
    address: maskAddress(row.address),
    locale: row.locale,
    template: row.template,
    subject: row.subject,
    about: row.about,
    status: outcome?.status ?? 'pending',
    createdAt: row.createdAt.toISOString(),
    notBefore: row.notBefore.toISOString(),
    eventId: row.eventId,
    attempts: outcome?.attempts ?? row.attempts,
    settledAt: outcome?.at.toISOString(),
    sentBy: outcome?.by ?? undefined,
    failureReason: outcome?.reason ?? undefined,
    smtpResponse: outcome?.smtpResponse ?? undefined,
  };
}
