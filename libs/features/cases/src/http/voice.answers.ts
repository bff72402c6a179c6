import { ApiProperty } from '@nestjs/swagger';

export class PossibleDuplicateAnswer {
  @ApiProperty({ example: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11' }) id: string;
  @ApiProperty({ example: '2026-T-000122' }) number: string;
  @ApiProperty({ example: 'in_progress' }) status: string;
  @ApiProperty({ example: ['same_customer', 'similar_text'] }) because: string[];
  @ApiProperty({ example: 72, description: '1 to 100.' }) score: number;
}

export class PossibleDuplicatesAnswer {
  @ApiProperty({ type: [PossibleDuplicateAnswer], description: 'The likeliest first, at most 5.' })
  items: PossibleDuplicateAnswer[];
}

export class NextUpdateAnswer {
  @ApiProperty({ example: 'running', description: 'paused while the case waits for the customer.' }) state: string;
  @ApiProperty({ required: false, example: 2 }) round?: number;
  @ApiProperty({ required: false, example: '2026-03-04T01:30:00.000Z' }) dueAt?: string;
  @ApiProperty({ required: false, example: 'email', description: 'Absent where only a person reaches the customer.' })
  channel?: string;
  @ApiProperty({ required: false, example: 'zh-CN' }) locale?: string;
  @ApiProperty({ required: false, example: ['已联系安装服务商'] }) steps?: string[];
  @ApiProperty({ required: false }) plannedCompletion?: string;
  @ApiProperty({ required: false, example: false }) planOverdue?: boolean;
  @ApiProperty({ required: false, example: false }) nothingNew?: boolean;
  @ApiProperty({ required: false, description: 'What a person wrote for it.' }) draft?: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Absent where only a person reaches the customer.',
    example: { subject: '您的反馈处理进展（记录编号 2026-T-000123）', body: '尊敬的李娜女士：…' },
  })
  preview?: object;
}
