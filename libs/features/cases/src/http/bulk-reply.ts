import { ApiProperty } from '@nestjs/swagger';
import type { BulkResult } from '../bulk/for-each-case';

export class BulkReply {
  @ApiProperty({ example: 499, description: 'Cases for which it was done.' }) done: number;
  @ApiProperty({ example: 1 }) refused: number;
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'One for each case, in the order asked; a refused one has the code and the reason.',
    example: [
      { caseId: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11', number: '2026-T-000123', ok: true, version: 4, position: 417 },
      {
        caseId: '1e6d2d4f-7a6f-4e4b-8b65-6b1e9b4d0e22',
        number: '2026-T-000124',
        ok: false,
        code: 'CASE_NOT_OPEN',
        detail: 'This needs an open case; this one is closed.',
      },
    ],
  })
  results: object[];
}

export function bulkReply(results: readonly BulkResult[]): BulkReply {
  const done = results.filter(({ ok }) => ok).length;
  return {
    done,
    refused: results.length - done,
    results: results.map((result) => {
      if (result.ok) return result;
      const { caseId, number, ok, refusal } = result;
      return { caseId, number, ok, code: refusal.code, detail: refusal.message };
    }),
  };
}
