import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CaseView } from '../history/case-view';
import type { History, HistoryEntry } from '../history/case-history';
import type { Feed } from '../feed/event-feed';
import type { FeedEntry } from '../feed/feed-entry';
import type { Verification } from '../verification/case-verification';

const hash = 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c';
const objects = { type: 'array', items: { type: 'object', additionalProperties: true } } as const;

const entry = {
  position: 42,
  version: 3,
  eventId: '5f0c7a52-2f0e-4b57-9d4e-0f6e5f2b7c11',
  event: 'DeadlineBreached',
  title: '首次响应超时（level_1，应于 2026-03-02 11:30）',
  occurredAt: '2026-03-02T03:30:00.120Z',
  recordedAt: '2026-03-02T03:30:00.120Z',
  lateEntry: false,
  actor: { kind: 'worker', id: 'deadlines' },
  cause: { kind: 'deadline', clock: 'first_response', subject: 'case', round: 1, step: 'level_1' },
  changes: [],
  visibleToCustomer: false,
  data: { clock: 'first_response', step: 'level_1' },
  hash,
};

/** Answers are documented by example: their types are those of the reads. */
export class HistoryAnswer implements History {
  @ApiProperty({ ...objects, example: [entry] }) items: readonly HistoryEntry[];
  @ApiProperty({ required: false, description: 'Absent on the last page.' }) nextCursor?: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The case at the moment asked for; status `absent` where it was not known yet.',
    example: { status: 'in_progress', urgency: 'urgent', owner: '张伟', level: 1, cycle: 1, policyVersion: 1 },
  })
  state: CaseView;
}

export class VerificationAnswer implements Verification {
  @ApiProperty({ example: true }) intact: boolean;
  @ApiProperty({ example: 17 }) events: number;
  @ApiProperty({ example: hash }) headHash: string;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    example: { kind: 'altered', version: 3, position: 42 },
  })
  firstBroken?: Verification['firstBroken'];
}

const { changes: _c, title: _t, lateEntry: _l, visibleToCustomer: _v, ...fact } = entry;

export class FeedAnswer implements Feed {
  @ApiProperty({
    ...objects,
    example: [
      { ...fact, category: 'case', id: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11', correlationId: 'b7c1', position: 42 },
    ],
  })
  items: readonly FeedEntry[];

  @ApiProperty({ description: 'Always there, also at the end: ask with it again for what comes next.' })
  nextCursor: string;

  @ApiProperty({ description: 'Whether the end of the log was reached.' }) atEnd: boolean;
}
