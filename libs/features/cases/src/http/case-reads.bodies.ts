import { Id, OneOf, PageQuery } from '@engine/platform';
import { ApiProperty } from '@nestjs/swagger';

export class EscalationParameters extends PageQuery {
  @Id({ optional: true, description: 'Person id of the recipient.' }) to?: string;
  @OneOf(['open', 'accepted', 'ended'], { optional: true }) state?: string;
}

/** Answers are documented by example: their types are those of the read models. */
export class CasePage {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [
      {
        id: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11',
        number: '2026-T-000123',
        type: 'complaint',
        urgency: 'urgent',
        status: 'in_progress',
        customer: { name: '李女士', vip: true },
        owner: { personId: '5f0c7a52-2f0e-4b57-9d4e-0f6e5f2b7c11', name: '张伟' },
        level: 0,
        lateEntry: false,
        overdue: false,
        nextDueAt: '2026-03-02T03:30:00.000Z',
        nextDueClock: 'first_response',
        receivedAt: '2026-03-02T01:30:00.000Z',
      },
    ],
  })
  items: object[];

  @ApiProperty({ required: false, description: 'Absent on the last page.' }) nextCursor?: string;
}

export class EscalationPage {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [
      {
        caseId: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11',
        caseNumber: '2026-T-000123',
        number: 1,
        level: 1,
        to: { personId: '5f0c7a52-2f0e-4b57-9d4e-0f6e5f2b7c11', name: '陈主管', role: 'department_head' },
        causes: [{ kind: 'clock', clock: 'first_response', subject: 'case', round: 1, step: 'level_1' }],
        state: 'open',
        raisedAt: '2026-03-02T03:30:00.000Z',
        latenessSeconds: 0,
      },
    ],
  })
  items: object[];

  @ApiProperty({ required: false }) nextCursor?: string;
}

export class CaseAnswer {
  @ApiProperty({ example: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11' }) id: string;
  @ApiProperty({ example: 7 }) version: number;
  @ApiProperty({ example: '2026-T-000123' }) number: string;
  @ApiProperty({ example: 'in_progress' }) status: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The status in the words of the source forms (003, 004) and as the customer sees it.',
    example: { status003: '处理中', status004: '处理中', customerSees: '处理中' },
  })
  words: object;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { kind: 'person', name: '李女士', vip: true, locale: 'zh-CN' },
  })
  customer: object;
  @ApiProperty({ example: '新空调安装后3天仍无法制冷' }) description: string;
}

export class ClocksAnswer {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { policyVersion: 1, calendar: 'cn', calendarVersion: 1 },
  })
  policy: object;
  @ApiProperty({ example: 0 }) level: number;
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [
      {
        id: 'first_response',
        clock: 'first_response',
        subject: 'case',
        round: 1,
        cycle: 1,
        state: 'running',
        startedAt: '2026-03-02T01:30:00.000Z',
        target: { hours: 2 },
        dueAt: '2026-03-02T03:30:00.000Z',
        overdue: false,
        pauses: [],
        steps: [{ step: 'warn', to: 'owner', dueAt: '2026-03-02T03:00:00.000Z', done: false }],
        nextStep: { step: 'warn', to: 'owner', dueAt: '2026-03-02T03:00:00.000Z' },
      },
    ],
  })
  clocks: object[];
}

export class HoldingAnswer {
  @ApiProperty({ example: '2026-03-02T01:30:00.000Z' }) from: string;
  @ApiProperty({ example: '2026-03-03T01:30:00.000Z', description: 'Now, or when the case was closed.' }) until: string;
  @ApiProperty({ example: 1440, description: 'Whole minutes; the shares of the holders add up to it.' })
  minutes: number;
  @ApiProperty({ example: 450 }) workingMinutes: number;
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [
      {
        holder: { kind: 'department', departmentId: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11', department: '客服部' },
        minutes: 1440,
        workingMinutes: 450,
      },
    ],
  })
  holders: object[];
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'In order, each with the event that gave the case to its holder.',
  })
  spans: object[];
}
