import { Flag, Id, Instant, NestedList, OneOf, SeveralOf, Text, Whole } from '@engine/platform';
import {
  channels,
  type Channel,
  type ContactOutcome,
  contactOutcomes,
  type Emotion,
  emotions,
} from '../domain/vocabulary';
import { CommandBody } from './intake.bodies';

export class PromiseBody {
  @Text(2_000, { example: '12:00前上门' }) what: string;
  @Instant({ example: '2026-03-02T12:00:00+08:00' }) dueAt: string;
  @Id({ optional: true, description: 'Who keeps it. Left out: you.' }) ownerId?: string;
}

export class ContactMadeBody extends CommandBody {
  @OneOf(channels, { example: 'phone' }) channel: Channel;
  @OneOf(contactOutcomes, { example: 'reached', description: 'Only reached counts as a response.' })
  outcome: ContactOutcome;
  @Text(5_000, { example: '向客户说明原因,承诺12:00前上门' }) summary: string;
  @Text(5_000, { optional: true, example: '安排工程师上门加注制冷剂' }) proposal?: string;
  @Text(5_000, { optional: true, example: '客户同意' }) proposalResponse?: string;
  @Flag({ optional: true, description: 'The summary may be repeated to the customer as a step taken.' })
  visibleToCustomer?: boolean;
  @NestedList(PromiseBody, { optional: true, description: 'What the customer was promised: each is a commitment.' })
  promises?: PromiseBody[];
}

export class ReplyBody extends CommandBody {
  @OneOf(channels, { example: 'phone' }) channel: Channel;
  @Text(10_000, { example: '发票照片已发到邮箱' }) text: string;
  @SeveralOf(emotions, { optional: true }) emotions?: Emotion[];
}

export class NudgeBody extends CommandBody {
  @OneOf(channels, { example: 'phone' }) channel: Channel;
  @Text(10_000, { example: '怎么还没有人上门?' }) text: string;
}

export class ProgressBody extends CommandBody {
  @Text(5_000, { example: '已联系安装服务商,确认安装时未抽真空' }) text: string;
  @Flag({ optional: true, description: 'Tell the customer in the next update.' }) visibleToCustomer?: boolean;
}

export class UpdateBody extends CommandBody {
  @Text(5_000, { example: '工程师已出发,预计11:50到达' }) text: string;
  @OneOf(channels, { optional: true, description: 'How you told the customer. Left out: the worker writes to them.' })
  channel?: Channel;
}

export class UpdateIntervalBody extends CommandBody {
  @Whole(1, 720, { example: 24, description: 'Hours between two updates, as the customer wishes.' }) hours: number;
  @Text(1_000, { optional: true, example: '请每天告诉我一次' }) words?: string;
}
