import { Flag, Nested, Text } from '@engine/platform';
import { ApiProperty } from '@nestjs/swagger';
import { boardNames } from '../read/boards/boards';
import { CaseFilterParameters } from './case-filter.parameters';
import { CommandBody } from './intake.bodies';

const objects = { type: 'array', items: { type: 'object', additionalProperties: true } } as const;
const facet = (...example: object[]) => ({ ...objects, example });

/** Answers are documented by example: their types are those of the read models. */
export class FacetsAnswer {
  @ApiProperty({ example: 42 }) total: number;
  @ApiProperty(facet({ value: 'received', count: 30 }, { value: 'waiting', count: 12 })) status: object[];
  @ApiProperty(facet({ value: 'complaint', count: 42 })) type: object[];
  @ApiProperty(facet({ value: 'urgent', count: 42 })) urgency: object[];
  @ApiProperty(facet({ value: 'phone', count: 42 })) channel: object[];
  @ApiProperty(
    facet({ value: '5f0c7a52-2f0e-4b57-9d4e-0f6e5f2b7c11', name: '张伟', count: 40 }, { value: null, count: 2 }),
  )
  owner: object[];
  @ApiProperty(facet({ value: '5f0c7a52-2f0e-4b57-9d4e-0f6e5f2b7c12', count: 42 })) department: object[];
  @ApiProperty(facet({ value: 0, count: 41 }, { value: 1, count: 1 })) level: object[];
  @ApiProperty(facet({ value: false, count: 42 })) lateEntry: object[];
}

export class BoardsAnswer {
  @ApiProperty({
    type: 'array',
    items: {
      type: 'object',
      properties: { name: { type: 'string', enum: boardNames }, count: { type: 'integer' } },
      required: ['name', 'count'],
    },
    example: [
      { name: 'mine', count: 7 },
      { name: 'overdue', count: 2 },
    ],
  })
  items: { readonly name: string; readonly count: number }[];
}

export class ContextParameters {
  @Text(100, { optional: true }) customerReference?: string;
  @Text(100, { optional: true, example: 'CUS20230512001' }) customerCode?: string;
  @Text(100, { optional: true, example: 'SO-2026-00417' }) orderNo?: string;
  @Text(40, { optional: true, example: '13800001234', description: 'In any grouping, with or without +86.' })
  phone?: string;
}

const known = {
  id: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11',
  number: '2026-T-000123',
  type: 'complaint',
  status: 'in_progress',
  statusWord: '处理中',
  description: '新空调安装后3天仍无法制冷',
  quotes: ['你们必须今天来处理'],
  promises: [{ kind: 'plan', what: '更换压缩机', by: '张伟', dueAt: '2026-03-04T04:00:00.000Z' }],
};

export class ContextAnswer {
  @ApiProperty({ ...objects, description: 'Not closed, the newest first.', example: [known] }) open: object[];
  @ApiProperty({ ...objects, description: 'Closed, the newest first.', example: [] }) recent: object[];
}

export class FilterBody extends CommandBody {
  @Text(100, { example: '我的逾期投诉' }) name: string;
  @Nested(CaseFilterParameters, {
    description: 'Parameters of GET /v1/cases.',
    example: { type: ['complaint'], overdue: true },
  })
  query: CaseFilterParameters;
  @Flag({ optional: true, description: 'With your department. Left out: for you alone.' }) shared?: boolean;
}

export class FiltersPage {
  @ApiProperty({
    ...objects,
    example: [
      {
        id: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d33',
        name: '我的逾期投诉',
        query: { type: ['complaint'], overdue: true },
        shared: false,
        mine: true,
        version: 1,
      },
    ],
  })
  items: readonly object[];

  @ApiProperty({ required: false, description: 'Absent on the last page.' }) nextCursor?: string;
}
