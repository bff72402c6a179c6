import { Id, OneOf, Text } from '@engine/platform';
import type { Score } from '../domain/settling/rate-satisfaction';
import {
  type Channel,
  channels,
  type ContactOutcome,
  contactOutcomes,
  type Outcome,
  outcomes,
} from '../domain/vocabulary';
import { CommandBody } from './intake.bodies';

export class ResolutionBody extends CommandBody {
  @OneOf(outcomes, { example: 'resolved' }) outcome: Outcome;
  @Text(10_000, { optional: true, example: '11:50 工程师到场,加注制冷剂' }) process?: string;
  @Text(5_000, { example: '客户现场测试制冷正常' }) result: string;
  @Text(2_000, { optional: true, description: 'Required of unresolvable and not_accepted.' }) reason?: string;
  @Text(5_000, { optional: true, description: 'Required of unresolvable and not_accepted.' }) toldCustomer?: string;
  @Text(500, { optional: true, description: 'Required of unresolvable.' }) whereToAppeal?: string;
  @Text(2_000, { optional: true, example: '安装时未抽真空导致制冷剂泄漏' }) rootCause?: string;
  @OneOf(channels, { optional: true, example: 'phone', description: 'If the customer has heard the result already.' })
  deliveredBy?: Channel;
  @Id({ optional: true, description: 'Who calls back whoever complained (专人回访). Left out: the owner.' })
  callbackById?: string;
}

export class ConfirmationRequestBody extends CommandBody {
  @OneOf(channels, {
    optional: true,
    description: 'How you asked. Left out: the worker sends the confirmation letter.',
  })
  channel?: Channel;
  @OneOf(contactOutcomes, { optional: true, example: 'reached' }) outcome?: ContactOutcome;
  @Text(5_000, { example: '空调已修复,制冷正常,请您确认' }) summary: string;
}

export class ConfirmationBody extends CommandBody {
  @OneOf(['written', 'oral'], { example: 'oral' }) mode: 'written' | 'oral';
  @Text(200, { optional: true, example: 'CALL-20260302-1405', description: 'Required of an oral confirmation.' })
  callReference?: string;
  @Text(2_000, { optional: true, example: '好的,没问题了' }) words?: string;
}

export class DisputeBody extends CommandBody {
  @Text(5_000, { example: '今天又不制冷了' }) reason: string;
  @OneOf(channels, { example: 'phone' }) channel: Channel;
}

export class RatingBody extends CommandBody {
  @OneOf([1, 2, 3, 4, 5], { example: 5 }) score: Score;
  @Text(2_000, { example: '对维修时效及工程师态度表示认可' }) basis: string;
  @OneOf(channels, { example: 'phone' }) channel: Channel;
}

export class ReopeningBody extends CommandBody {
  @Text(5_000, { example: '两周后再次不制冷' }) reason: string;
  @OneOf(channels, { example: 'phone' }) channel: Channel;
}

export class ClosingBody extends CommandBody {}
