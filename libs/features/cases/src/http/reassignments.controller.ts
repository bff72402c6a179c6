import type { CommandMeta } from '@engine/decider';
import {
  Allow,
  Changes,
  Id,
  IdList,
  localeOf,
  Meta,
  ProblemCatalogue,
  SETTINGS,
  type Settings,
  Text,
} from '@engine/platform';
import { Body, Controller, Headers, Inject, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { CASES_AT_ONCE, ReassignCases } from '../bulk/reassign-cases';
import { BulkCaseAnswer, bulkAnswers, lastPosition } from './bulk.answers';
import { CommandBody } from './intake.bodies';

export class ReassignmentBody extends CommandBody {
  @Id({ description: 'Whose cases.' }) fromPersonId: string;
  @Id({ description: 'Their new owner.' }) toPersonId: string;
  @Text(2_000, { example: '离职交接' }) reason: string;
  @IdList({
    optional: true,
    atLeast: 1,
    atMost: CASES_AT_ONCE,
    description: 'Left out: all open cases, 500 in one call.',
  })
  caseIds?: string[];
}

export class ReassignmentReply {
  @ApiProperty({ example: 2 }) reassigned: number;
  @ApiProperty({ example: 1 }) refused: number;
  @ApiProperty({ type: [BulkCaseAnswer] }) results: BulkCaseAnswer[];
  @ApiProperty({ example: false, description: 'Some are left: call again, with another Idempotency-Key.' })
  more: boolean;
  @ApiPropertyOptional({ type: Number, description: 'Pass it as ?after= to read your own write in a list.' })
  position?: number;
}

@ApiTags('cases: handling')
@Controller('v1/reassignments')
export class ReassignmentsController {
  constructor(
    private readonly cases: ReassignCases,
    private readonly problems: ProblemCatalogue,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'defaultLocale'>,
  ) {}

  @Post()
  @Allow('department_head', 'administrator')
  @Changes('Pass the open cases of one owner on to another (批量转派), with what became of each', ReassignmentReply)
  async reassign(
    @Body() { fromPersonId, toPersonId, reason, caseIds }: ReassignmentBody,
    @Headers('accept-language') languages: string | undefined,
    @Meta() meta: CommandMeta,
  ): Promise<ReassignmentReply> {
    const { results, more } = await this.cases.run({ fromPersonId, toPersonId, reason, caseIds }, meta);
    const reassigned = results.filter(({ ok }) => ok).length;
    return {
      reassigned,
      refused: results.length - reassigned,
      results: bulkAnswers(results, this.problems, localeOf(languages, this.settings.defaultLocale)),
      more,
      position: lastPosition(results),
    };
  }
}
