import { Flag, Id, Instant, Nested, NestedList, OneOf, Text, TextList } from '@engine/platform';
import {
  caseTypes,
  type CaseType,
  channels,
  type Channel,
  demandPriorities,
  type DemandPriority,
  urgencies,
  type Urgency,
  waitingReasons,
  type WaitingReason,
} from '../domain/vocabulary';
import { CommandBody } from './intake.bodies';

export class AcknowledgementBody extends CommandBody {
  @Flag({
    optional: true,
    example: true,
    description: 'Name, contact and content were checked against the original record.',
  })
  detailsVerified?: boolean;
  @Text(2_000, { optional: true }) note?: string;
}

export class TriageBody extends CommandBody {
  @OneOf(caseTypes, { optional: true, example: 'complaint' }) type?: CaseType;
  @OneOf(urgencies, { optional: true, example: 'urgent' }) urgency?: Urgency;
  @OneOf(demandPriorities, { optional: true }) demandPriority?: DemandPriority;
  @Text(200, { optional: true, example: '安装质量' }) problemCategory?: string;
  @Id({ optional: true }) leadDepartmentId?: string;
  @Text(2_000, { optional: true }) note?: string;
  @Text(2_000, { optional: true, description: 'Required when type or urgency change.' }) reason?: string;
}

export class AssignmentBody extends CommandBody {
  @Id() personId: string;
  @Text(2_000, { optional: true, description: 'Required when the case had an owner.' }) reason?: string;
}

export class MilestoneBody {
  @Text(500, { example: '工程师上门加注制冷剂' }) what: string;
  @Instant({ example: '2026-03-02T12:00:00+08:00' }) dueAt: string;
  @Id({ optional: true, description: 'Who keeps it. Left out: the owner of the case.' }) ownerId?: string;
  @Flag({ optional: true, description: 'The customer is told what comes next.' }) visibleToCustomer?: boolean;
}

export class PlanBody extends CommandBody {
  @TextList(2_000, { atLeast: 1, example: ['上门检测', '加注制冷剂'] }) measures: string[];
  @NestedList(MilestoneBody, { optional: true }) milestones?: MilestoneBody[];
  @TextList(500, { optional: true, example: ['工程师刘'] }) resources?: string[];
  @Instant({ example: '2026-03-02T12:00:00+08:00', description: 'A promise: it moves only by a delay.' })
  plannedDate: string;
}

export class DelayBody extends CommandBody {
  @Instant({ example: '2026-03-06T18:00:00+08:00' }) plannedDate: string;
  @Text(2_000, { example: '压缩机配件晚到' }) reason: string;
  @OneOf(channels, { optional: true, description: 'How you told the customer. Left out: the worker writes to them.' })
  channel?: Channel;
}

export class SupplierBody {
  @Text(200, { example: '安装服务商' }) name: string;
  @Text(200, { optional: true, example: '王' }) contact?: string;
  @Instant({ optional: true, description: 'Required while waiting for a supplier.' }) promisedAt?: string;
}

export class WaitingBody extends CommandBody {
  @OneOf(waitingReasons, { example: 'customer' }) reason: WaitingReason;
  @Nested(SupplierBody, { optional: true }) supplier?: SupplierBody;
  @Text(500, { example: '等您提供购机发票照片', description: 'What the customer sees.' }) customerWords: string;
  @Text(1_000, { example: '收到发票后安排上门' }) nextStep: string;
  @Id() nextStepOwnerId: string;
  @Instant({ example: '2026-03-04T10:00:00+08:00' }) nextStepAt: string;
}

export class ResumptionBody extends CommandBody {
  @Text(2_000, { optional: true }) note?: string;
}
