import { Flag, Id, Instant, Nested, NestedList, OneOf, OccurredAt, SeveralOf, Text, TextList } from '@engine/platform';
import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, MaxLength } from 'class-validator';
import type { ReceivedFeedback } from '../domain/intake/receive-feedback';
import {
  caseTypes,
  type CaseType,
  channels,
  type Channel,
  customerKinds,
  type CustomerKind,
  demandPriorities,
  type DemandPriority,
  emotions,
  type Emotion,
  type Locale,
  urgencies,
  type Urgency,
  visitTypes,
  type VisitType,
} from '../domain/vocabulary';
import { PossibleDuplicateAnswer } from './voice.answers';

/** Every command may say when it happened. */
export class CommandBody {
  @OccurredAt() occurredAt?: string;
}

export class ContactBody {
  @Text(100, { optional: true, example: '李女士' }) name?: string;
  @Text(50, { optional: true, example: '女士' }) salutation?: string;
  @Text(100, { optional: true, example: '采购总监' }) title?: string;
  @Text(40, { optional: true, example: '13800001234' }) phone?: string;
  @IsEmail() @MaxLength(254) @Text(254, { optional: true, example: 'li@example.com' }) email?: string;
}

export class CustomerBody {
  @OneOf(customerKinds, { example: 'person' }) kind: CustomerKind;
  @Text(200, { optional: true, example: '李女士', description: 'Required unless kind is anonymous.' }) name?: string;
  @Text(100, { optional: true, description: 'Of the customer file.' }) reference?: string;
  @Text(100, { optional: true, example: 'CUS20230512001' }) code?: string;
  @Flag({ optional: true, example: true }) vip?: boolean;
  @Text(100, { optional: true, example: '华东' }) region?: string;
  @Text(100, { optional: true, example: '金卡会员', description: 'Membership or customer level.' }) tier?: string;
  @OneOf(['zh-CN', 'en'], { optional: true, example: 'zh-CN' }) locale?: Locale;
  @OneOf(channels, { optional: true, example: 'phone' }) preferredChannel?: Channel;
  @Nested(ContactBody, { optional: true }) contact?: ContactBody;
}

export class ParticipantBody {
  @Text(100, { example: '王经理' }) name: string;
  @Text(100, { optional: true, example: '采购总监' }) title?: string;
}

export class EvaluationBody {
  @Text(5_000, { optional: true, example: '安装师傅很专业' }) satisfiedWith?: string;
  @Text(5_000, { optional: true, example: '预约等了一周' }) shortcomings?: string;
}

export class AtOnceConfirmationBody {
  @OneOf(['written', 'oral'], { example: 'oral' }) mode: 'written' | 'oral';
  @Text(200, { optional: true, example: 'CALL-20260302-0917' }) callReference?: string;
}

export class AtOnceRatingBody {
  @OneOf([1, 2, 3, 4, 5], { example: 5 }) score: 1 | 2 | 3 | 4 | 5;
  @Text(2_000, { example: '客户表示解答清楚' }) basis: string;
}

export class AnsweredBody {
  @Text(5_000, { example: '已告知延保政策:购机发票日起三年。' }) result: string;
  @Text(10_000, { optional: true }) process?: string;
  @Nested(AtOnceConfirmationBody, { optional: true }) confirmation?: AtOnceConfirmationBody;
  @Nested(AtOnceRatingBody, { optional: true }) rating?: AtOnceRatingBody;
}

export class ReceiveFeedbackBody extends CommandBody {
  @OneOf(caseTypes, { example: 'complaint' }) type: CaseType;
  @OneOf(urgencies, { optional: true, example: 'urgent', description: 'normal where nothing is said.' })
  urgency?: Urgency;
  @OneOf(visitTypes, { optional: true }) visitType?: VisitType;
  @OneOf(channels, { example: 'phone' }) channel: Channel;
  @Text(100, { optional: true, example: '腾讯会议' }) meetingTool?: string;
  @Nested(CustomerBody) customer: CustomerBody;
  @Text(10_000, { example: '新空调安装后3天仍无法制冷' }) description: string;
  @Text(5_000, { optional: true, example: '今日解决' }) ask?: string;
  @Text(5_000, { optional: true }) expectedSolution?: string;
  @TextList(5_000, { optional: true, example: ['你们必须今天来处理'], description: 'The customer’s own words.' })
  verbatim?: string[];
  @SeveralOf(emotions, { optional: true, example: ['anxious', 'dissatisfied'] }) emotions?: Emotion[];
  @Text(5_000, { optional: true, description: 'Purchase date, frequency of use, steps taken.' }) background?: string;
  @NestedList(ParticipantBody, { optional: true }) participants?: ParticipantBody[];
  @TextList(2_000, { optional: true, example: ['不制冷', '噪音大'], description: 'The feedback, item by item.' })
  feedbackItems?: string[];
  @TextList(2_000, { optional: true, example: ['加装过滤网'] }) needs?: string[];
  @Nested(EvaluationBody, { optional: true, description: 'What they think of the product or the service.' })
  evaluation?: EvaluationBody;
  @Text(2_000, { optional: true, example: '计划明年为二期采购20台', description: 'What they may want to do with us.' })
  intent?: string;
  @Text(200, { optional: true, example: '空调' }) product?: string;
  @Text(200, { optional: true, example: 'KFR-35' }) model?: string;
  @Text(100, { optional: true, example: 'SO-2026-00417' }) orderNo?: string;
  @Text(100, { optional: true }) projectNo?: string;
  @Text(100, { optional: true }) workOrderNo?: string;
  @OneOf(demandPriorities, { optional: true }) demandPriority?: DemandPriority;
  @Text(200, { optional: true, example: '安装质量' }) problemCategory?: string;
  @Text(5_000, { optional: true }) remarks?: string;
  @Instant({ optional: true, description: 'When the trouble began.' }) problemSince?: string;
  @Instant({ optional: true, description: 'When the service or conversation ended.' }) endedAt?: string;
  @Text(200, { optional: true, description: 'The colleague who passed it on.' }) reportedBy?: string;
  @Id({ optional: true, description: 'The case, closed too long ago to be opened again, whose trouble is back.' })
  recurrenceOf?: string;
  @Nested(AnsweredBody, {
    optional: true,
    description: 'The question was answered at once: recorded, answered and closed in one call.',
  })
  answered?: AnsweredBody;
}

export class ReceiveFeedbackReply {
  @ApiProperty({ example: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11' }) id: string;
  @ApiProperty({ example: 1 }) version: number;
  @ApiProperty({ example: 42, description: 'Pass it as ?after= to read your own write in a list.' }) position: number;
  @ApiProperty({ example: '2026-T-000123' }) number: string;
  @ApiProperty({ example: false, description: 'Recorded later than the service level for entry allows.' })
  lateEntry: boolean;
  @ApiProperty({ required: false, description: 'Only of an anonymous case; shown here and nowhere else.' })
  receiptCode?: string;
  @ApiProperty({
    type: [PossibleDuplicateAnswer],
    description: 'Cases of the last 90 days that may tell of the same matter, the likeliest first; at most 5.',
  })
  possibleDuplicates: PossibleDuplicateAnswer[];
}

/** Defaults are filled in here, so that the event says everything. */
export function feedbackOf(body: ReceiveFeedbackBody, defaultLocale: Locale): ReceivedFeedback {
  const { recurrenceOf: recurs, ...told } = body;
  const { customer, urgency = 'normal', verbatim = [], emotions: felt = [], participants = [] } = told;
  const { vip = false, locale = defaultLocale } = customer;
  const named = { ...customer, vip, locale };
  return { ...told, recurs, urgency, verbatim, emotions: felt, participants, customer: named };
}
