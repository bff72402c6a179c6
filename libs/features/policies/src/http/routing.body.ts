import { Flag, Id, Nested, OneOf, SeveralOf, Text, TextList } from '@engine/platform';
import { type CaseType, caseTypes, type Channel, channels, urgencies } from '@features/cases/contract';
import type { RoutingRule, Urgency } from '../contract';

export const RULES_AT_MOST = 200;
const atLeast = 1;
const atMost = 200;

class RoutingConditionBody {
  @SeveralOf(caseTypes, { optional: true, atLeast, example: ['complaint'] }) types?: CaseType[];
  @TextList(200, { optional: true, atLeast, atMost, example: ['KFR-35'], description: 'Products or models.' })
  products?: string[];
  @TextList(100, { optional: true, atLeast, atMost, example: ['华东'] }) regions?: string[];
  @TextList(100, { optional: true, atLeast, example: ['金卡会员'] }) tiers?: string[];
  @Flag({ optional: true }) vip?: boolean;
  @SeveralOf(channels, { optional: true, atLeast }) channels?: Channel[];
  @SeveralOf(urgencies, { optional: true, atLeast, description: 'As told at intake.' }) urgencies?: Urgency[];
}

export class RoutingRuleBody implements RoutingRule {
  @Text(100, { example: '投诉由售后部专人回访', description: 'The history of a case tells it.' }) name: string;
  @Nested(RoutingConditionBody, { description: 'All must hold; what is left out always holds.' })
  when: RoutingConditionBody;
  @Id({ optional: true }) leadDepartmentId?: string;
  @Id({ optional: true, description: 'While this person is away, the case goes to their delegate.' }) ownerId?: string;
  @OneOf(urgencies, { optional: true, description: 'Raises to at least that; never lowers.' }) urgency?: Urgency;
}
