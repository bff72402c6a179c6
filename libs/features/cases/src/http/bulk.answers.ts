import { type Locale, type ProblemCatalogue } from '@engine/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { BulkResult } from '../bulk/for-each-case';

export class BulkCaseAnswer {
  @ApiProperty({ example: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11' }) caseId: string;
  @ApiPropertyOptional({ type: String, example: '2026-T-000123' }) number?: string;
  @ApiProperty({ example: true }) ok: boolean;
  @ApiPropertyOptional({ type: Number, example: 7, description: 'Of the case, where it was done.' }) version?: number;
  @ApiPropertyOptional({ type: String, example: 'CASE_NOT_OPEN', description: 'Where it was refused.' }) code?: string;
  @ApiPropertyOptional({ type: String, example: '只有未办结的服务单可以这样处理;当前状态为 closed。' }) detail?: string;
}

/** A refusal in the language of the caller, as the same command alone would be told. */
export function bulkAnswers(
  results: readonly BulkResult[],
  problems: ProblemCatalogue,
  locale: Locale,
): BulkCaseAnswer[] {
  return results.map((result) => {
    const { caseId, number, ok } = result;
    if (result.ok) return { caseId, number, ok, version: result.version };
    const { code, details, message } = result.refusal;
    return { caseId, number, ok, code, detail: problems.describe({ code, details, message }, locale, '').detail };
  });
}

/** `?after=` of a list that shows all of it. */
export function lastPosition(results: readonly BulkResult[]): number | undefined {
  const positions = results.flatMap((result) => (result.ok ? [result.position] : []));
  return positions.length > 0 ? Math.max(...positions) : undefined;
}
