import { CommandReply, Flag, Id, Instant, OneOf, PageQuery, Text, TextList } from '@engine/platform';
import { ApiProperty } from '@nestjs/swagger';
import { type Channel, channels, type ProposalAnswer, proposalAnswers } from '../domain/vocabulary';
import { commitmentStates } from '../read/commitments/commitment-state';
import { CommandBody } from './intake.bodies';

const TOLD = 'How you told the customer. Left out: the worker writes to them, where the promise is theirs.';

export class CommitmentBody extends CommandBody {
  @Text(2_000, { example: '周五前把更换的压缩机寄到' }) what: string;
  @Id({ description: 'Who keeps it.' }) ownerId: string;
  @Instant({ example: '2026-03-06T18:00:00+08:00' }) dueAt: string;
  @Flag({ optional: true, example: true, description: 'Made to the customer, who hears when it is kept or moved.' })
  visibleToCustomer?: boolean;
}

export class FulfilmentBody extends CommandBody {
  @Text(5_000, { example: '压缩机已寄出,单号 SF1020' }) done: string;
  @OneOf(channels, { optional: true, description: TOLD }) channel?: Channel;
}

export class NewDateBody extends CommandBody {
  @Instant({ example: '2026-03-09T18:00:00+08:00' }) dueAt: string;
  @Text(2_000, { example: '仓库缺货' }) reason: string;
  @OneOf(channels, { optional: true, description: TOLD }) channel?: Channel;
}

export class CommitmentReply extends CommandReply {
  @ApiProperty({ description: 'For /commitments/{commitmentId}/fulfilment and /new-date.' }) commitmentId: string;
}

export class ProposalBody extends CommandBody {
  @Text(5_000, { example: '免费更换压缩机,并延长保修一年' }) text: string;
  @Text(2_000, { optional: true, example: '省去约 800 元维修费', description: 'What it is worth to the customer.' })
  value?: string;
  @TextList(2_000, { optional: true, example: ['更换压缩机', '折价换新机'] }) options?: string[];
  @OneOf(channels, { example: 'phone', description: 'How it was put to the customer.' }) channel: Channel;
}

export class ProposalAnswerBody extends CommandBody {
  @OneOf(proposalAnswers, { example: 'accepted' }) answer: ProposalAnswer;
  @Text(5_000, { optional: true, example: '可以,但希望周末上门' }) words?: string;
  @OneOf(channels, { example: 'phone' }) channel: Channel;
}

export class ProposalReply extends CommandReply {
  @ApiProperty({ description: 'For /proposals/{proposalId}/answer.' }) proposalId: string;
}

export class CommitmentParameters extends PageQuery {
  @OneOf(commitmentStates, { optional: true, description: 'moved: at least once, whatever came of it.' })
  state?: string;
  @Id({ optional: true, description: 'Person id.' }) ownerId?: string;
  @Id({ optional: true }) departmentId?: string;
  @Instant({ optional: true }) dueBefore?: string;
}

export class CommitmentFiguresParameters {
  @Instant({ optional: true, description: 'Promises made from here on.' }) from?: string;
  @Instant({ optional: true, description: 'And before this moment.' }) to?: string;
}

export class CommitmentPage {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [
      {
        caseId: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11',
        caseNumber: '2026-T-000123',
        commitmentId: '7d9f2b0e-6f5e-4d3a-9a54-5a0d8a3c9d22',
        source: 'contact',
        what: '12:00前上门',
        owner: { personId: '5f0c7a52-2f0e-4b57-9d4e-0f6e5f2b7c11', name: '张伟' },
        state: 'open',
        madeAt: '2026-03-02T02:00:00.000Z',
        firstDueAt: '2026-03-02T04:00:00.000Z',
        dueAt: '2026-03-02T04:00:00.000Z',
        moved: 0,
        visibleToCustomer: true,
      },
    ],
  })
  items: object[];

  @ApiProperty({ required: false, description: 'Absent on the last page.' }) nextCursor?: string;
}

const FIGURES = { made: 9, open: 2, kept: 4, keptLate: 1, broken: 1, withdrawn: 1, moved: 2 };

export class CommitmentFigures {
  @ApiProperty({ type: 'object', additionalProperties: true, example: FIGURES }) total: object;
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [{ personId: '5f0c7a52-2f0e-4b57-9d4e-0f6e5f2b7c11', name: '张伟', ...FIGURES }],
  })
  people: object[];
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [{ departmentId: '6a1c7a52-2f0e-4b57-9d4e-0f6e5f2b7c12', ...FIGURES }],
  })
  departments: object[];
}
