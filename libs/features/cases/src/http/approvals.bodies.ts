import { CommandReply, Flag, Id, Nested, OneOf, PageQuery, Text } from '@engine/platform';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { type Verdict, verdicts } from '../domain/vocabulary';
import { SupplierBody } from './handling.bodies';
import { CommandBody } from './intake.bodies';

export class ApprovalAskedReply extends CommandReply {
  @ApiProperty({ description: 'For /approvals/{approvalId}/decision, by the head of the department.' })
  approvalId: string;
}

export class ApprovalDecisionBody extends CommandBody {
  @Flag({ example: true }) granted: boolean;
  @Text(2_000, { optional: true, example: '已与客户当面确认', description: 'Required of a refusal.' }) reason?: string;
}

export class ReviewRequestBody extends CommandBody {
  @Id() reviewerId: string;
}

export class ReviewBody extends CommandBody {
  @OneOf(verdicts, { example: 'passed' }) verdict: Verdict;
  @Text(5_000, { example: '处理过程完整,回访及时' }) notes: string;
}

export class FindingsBody extends CommandBody {
  @Text(2_000, { optional: true, example: '安装时未抽真空导致制冷剂泄漏' }) rootCause?: string;
  @Text(200, { optional: true, example: '安装质量' }) problemCategory?: string;
  @Text(200, { optional: true, example: '空调' }) product?: string;
  @Text(200, { optional: true, example: 'KFR-35' }) model?: string;
  @Nested(SupplierBody, { optional: true }) supplier?: SupplierBody;
}

const PERSON_OR_ME = /^(me|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

export class ApprovalParameters extends PageQuery {
  @OneOf(['open', 'granted', 'refused', 'lapsed'], { optional: true }) state?: string;
  @Matches(PERSON_OR_ME)
  @Text(36, { optional: true, example: 'me', description: 'Person id of who was asked, or `me`.' })
  approver?: string;
}

export class ApprovalPage {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [
      {
        caseId: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11',
        caseNumber: '2026-T-000123',
        approvalId: '7d9f2b0e-6f5e-4d3a-9a54-5a0d8a3c9d22',
        about: 'third_delay',
        wanted: { kind: 'delay', plannedDate: '2026-03-09T10:00:00.000Z', reason: '缺件' },
        reason: '缺件',
        requestedBy: { personId: '5f0c7a52-2f0e-4b57-9d4e-0f6e5f2b7c11', name: '张伟' },
        approver: { personId: '6a1c7a52-2f0e-4b57-9d4e-0f6e5f2b7c12', name: '陈主管' },
        state: 'open',
        requestedAt: '2026-03-05T02:00:00.000Z',
      },
    ],
  })
  items: object[];

  @ApiProperty({ required: false }) nextCursor?: string;
}
