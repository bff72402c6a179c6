import { Flag, Id, Instant, PageQuery, SeveralOf, Text } from '@engine/platform';
import { IntersectionType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import type { CaseFilter } from '../domain/saved-filters/saved-filter.events';
import { caseStatuses, type CaseStatus, caseTypes, type CaseType, channels, type Channel } from '../domain/vocabulary';
import { urgencies, type Urgency } from '../domain/vocabulary';
import { searchOf } from '../read/case-search/search';

const asList = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value);
const asFlag = ({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value);

const WORDS =
  'Words that must all occur in what was told: description, quotes, feedback items, notes, replies, results. ' +
  'Chinese needs no spaces. In quotation marks: in this order. A Latin word ending in * is a beginning.';

/** What a list of cases can be narrowed by; also what is saved under a name. */
export class CaseFilterParameters implements CaseFilter {
  @Text(200, { optional: true, description: WORDS, example: '空调 退款' }) @HasWords() q?: string;
  @Transform(asList)
  @SeveralOf(caseStatuses, { optional: true, example: ['received', 'in_progress'] })
  status?: CaseStatus[];
  @Transform(asList) @SeveralOf(caseTypes, { optional: true }) type?: CaseType[];
  @Transform(asList) @SeveralOf(urgencies, { optional: true }) urgency?: Urgency[];
  @Transform(asList) @SeveralOf(channels, { optional: true }) channel?: Channel[];
  @Transform(asList)
  @SeveralOf(['0', '1', '2', '3'], { optional: true, description: 'Of escalation; 0 is not escalated.' })
  level?: string[];
  @Id({ optional: true, description: 'Person id.' }) owner?: string;
  @Id({ optional: true, description: 'The lead department, or where none leads the owner’s.' }) department?: string;
  @Transform(asFlag)
  @Flag({ optional: true, description: 'Whether any of its clocks is past its due time.' })
  overdue?: boolean;
  @Transform(asFlag) @Flag({ optional: true }) lateEntry?: boolean;
  @Instant({ optional: true }) dueBefore?: string;
  @Text(20, { optional: true, example: '2026-T-000123' }) number?: string;
  @Text(100, { optional: true }) orderNo?: string;
  @Text(100, { optional: true }) customerReference?: string;
  @Text(100, { optional: true, example: 'CUS20230512001' }) customerCode?: string;
  @Text(200, { optional: true, example: '空调' }) product?: string;
  @Text(200, { optional: true, example: '安装质量' }) problemCategory?: string;
}

/** The same, beginning with a saved filter: what is said as well takes the place of what it says. */
export class NarrowedBy extends CaseFilterParameters {
  @Id({ optional: true, description: 'Of a saved filter; other parameters take the place of its own.' })
  filter?: string;
}

export class CaseListParameters extends IntersectionType(PageQuery, NarrowedBy) {}

/** Punctuation alone finds nothing, and is told so in the words of an empty text. */
function HasWords(): PropertyDecorator {
  const validate = (value: unknown) => typeof value !== 'string' || searchOf(value) !== undefined;
  return ValidateBy({ name: 'isNotEmpty', validator: { validate } });
}
