import { Flag, Id, Nested, OneOf, Text, TextList } from '@engine/platform';
import { type Channel, channels, type Locale } from '../domain/vocabulary';
import { CommandBody, ContactBody } from './intake.bodies';

export class QuotesBody extends CommandBody {
  @TextList(5_000, { atLeast: 1, example: ['说好今天来的'], description: 'The customer’s own words, to be added.' })
  quotes: string[];
  @OneOf(channels, { example: 'phone' }) channel: Channel;
}

export class CustomerCorrectionBody {
  @Text(200, { optional: true, example: '李娜' }) name?: string;
  @Text(100, { optional: true }) reference?: string;
  @Text(100, { optional: true }) code?: string;
  @OneOf(['zh-CN', 'en'], { optional: true }) locale?: Locale;
  @OneOf(channels, { optional: true }) preferredChannel?: Channel;
  @Nested(ContactBody, { optional: true }) contact?: ContactBody;
}

export class DetailsBody extends CommandBody {
  @Nested(CustomerCorrectionBody, { optional: true }) customer?: CustomerCorrectionBody;
  @Text(200, { optional: true }) product?: string;
  @Text(200, { optional: true, example: 'KFR-35' }) model?: string;
  @Text(100, { optional: true, example: 'SO-2026-00417' }) orderNo?: string;
  @Text(100, { optional: true }) projectNo?: string;
  @Text(100, { optional: true }) workOrderNo?: string;
  @Text(2_000, { example: '电话核对时客户更正' }) reason: string;
  @Text(10_000, { optional: true, description: 'Refused: what the customer said stays as it was recorded.' })
  description?: string;
  @TextList(5_000, { optional: true, description: 'Refused: add to it with /quotes.' }) verbatim?: string[];
}

export class ParaphraseBody extends CommandBody {
  @Text(5_000, { example: '客户希望今天之内恢复制冷' }) text: string;
  @Text(200, { optional: true, example: '李女士', description: 'Left out: recorded as not confirmed.' })
  confirmedBy?: string;
  @OneOf(channels, { optional: true, example: 'phone', description: 'Required where it is confirmed.' })
  channel?: Channel;
  @Text(200, { optional: true, example: 'CALL-20260302-0917', description: 'Required where it is confirmed by phone.' })
  callReference?: string;
}

export class WithdrawalBody extends CommandBody {
  @Text(5_000, { example: '已经好了，不用来了' }) words: string;
  @OneOf(channels, { example: 'phone' }) channel: Channel;
  @Flag({ optional: true, description: 'The customer wrote these words: no further confirmation is asked for.' })
  inWriting?: boolean;
}

export class NextUpdateBody extends CommandBody {
  @Text(5_000, { example: '配件明早到货，工程师中午前上门' }) text: string;
}

export class DuplicateOfBody extends CommandBody {
  @Id({ description: 'The original. Of a duplicate, its original is meant.' }) caseId: string;
  @Text(2_000, { example: '丈夫来电反映的是同一台空调' }) reason: string;
}

export class PartingBody extends CommandBody {
  @Text(2_000, { example: '两户各有一台，不是同一件事' }) reason: string;
}

export class LinkBody extends CommandBody {
  @Id() caseId: string;
  @OneOf(['related', 'next_round'], { example: 'next_round', description: 'next_round: what is new goes on there.' })
  kind: 'related' | 'next_round';
  @Text(2_000, { optional: true, example: '加装过滤网的新需求' }) note?: string;
}
