import { CommandReply, Id, Instant, NestedList, OneOf, SeveralOf, Text, TextList } from '@engine/platform';
import { ApiProperty } from '@nestjs/swagger';
import {
  type AppointmentPurpose,
  appointmentPurposes,
  type Channel,
  channels,
  type Concern,
  concerns,
  type ContactOutcome,
  contactOutcomes,
  type Emotion,
  emotions,
} from '../domain/vocabulary';
import { CommandBody, ParticipantBody } from './intake.bodies';

export class AppointmentBody extends CommandBody {
  @OneOf(appointmentPurposes, { optional: true, example: 'meeting', description: 'meeting where nothing is said.' })
  purpose?: AppointmentPurpose;
  @Instant({ example: '2026-03-05T14:00:00+08:00' }) at: string;
  @Instant({ optional: true, example: '2026-03-05T15:30:00+08:00' }) endsAt?: string;
  @OneOf(channels, { example: 'online_meeting' }) channel: Channel;
  @Text(100, { optional: true, example: '腾讯会议' }) meetingTool?: string;
  @NestedList(ParticipantBody, { optional: true }) participants?: ParticipantBody[];
  @Text(2_000, { example: '确认二期改造方案' }) goal: string;
  @TextList(500, { optional: true, example: ['方案说明书', '报价单'] }) materials?: string[];
  @SeveralOf(concerns, { optional: true, example: ['cost'], description: 'What matters to the customer.' })
  concerns?: Concern[];
  @Id({ optional: true, description: 'Left out: the owner of the case.' }) ownerId?: string;
}

export class AppointmentReply extends CommandReply {
  @ApiProperty({ description: 'For /appointments/{appointmentId}/...' }) appointmentId: string;
}

export class AppointmentConfirmationBody extends CommandBody {
  @OneOf(channels, { optional: true, example: 'phone', description: 'Left out: the one that the customer prefers.' })
  channel?: Channel;
  @Text(1_000, { optional: true, example: '周四下午可以' }) words?: string;
}

export class NewTimeBody extends CommandBody {
  @Instant({ example: '2026-03-06T14:00:00+08:00' }) at: string;
  @Instant({ optional: true, example: '2026-03-06T15:30:00+08:00' }) endsAt?: string;
  @Text(1_000, { example: '客户临时出差' }) reason: string;
}

export class CancellationBody extends CommandBody {
  @Text(1_000, { example: '客户已自行解决' }) reason: string;
}

export class NoteBody extends CommandBody {
  @Text(5_000, { example: '客户提到二期要增加三台设备' }) text: string;
}

export class AppointmentOutcomeBody extends CommandBody {
  @OneOf(contactOutcomes, { optional: true, example: 'reached', description: 'Anything else: they did not come.' })
  outcome?: ContactOutcome;
  @Text(10_000, { example: '客户认可方案,要求月底前报价' }) notes: string;
  @SeveralOf(emotions, { optional: true, example: ['calm', 'expectant'] }) emotions?: Emotion[];
}

export class TodoBody {
  @Text(1_000, { example: '提交正式报价' }) what: string;
  @Id() ownerId: string;
  @Instant({ example: '2026-03-12T18:00:00+08:00' }) dueAt: string;
}

export class SummaryBody extends CommandBody {
  @TextList(2_000, { optional: true, example: ['采用变频机型'] }) consensus?: string[];
  @NestedList(TodoBody, { optional: true, description: 'Each becomes a follow-up of its owner.' }) todos?: TodoBody[];
  @TextList(500, { optional: true, example: ['会议纪要.pdf'] }) materials?: string[];
  @OneOf(channels, {
    optional: true,
    description: 'How the customer got it. Left out: the worker writes to them.',
  })
  channel?: Channel;
}

/** Made from what is recorded, in both languages. */
export class AgendaAnswer {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: {
      title: '沟通提纲:确认二期改造方案',
      sections: [{ heading: '客户近况', lines: ['未办结的服务单:1 件'] }],
    },
  })
  'zh-CN': object;
  @ApiProperty({ type: 'object', additionalProperties: true }) en: object;
}
