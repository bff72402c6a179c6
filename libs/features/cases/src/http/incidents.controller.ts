import type { CommandMeta } from '@engine/decider';
import {
  Allow,
  Changes,
  EVERYONE,
  IdList,
  localeOf,
  Meta,
  PageQuery,
  ProblemCatalogue,
  Reads,
  SETTINGS,
  type Settings,
  Text,
} from '@engine/platform';
import { ReadYourWrites } from '@engine/projections';
import { Body, Controller, Get, Headers, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { DeclareIncident, WriteIncidentUpdate } from '../domain/incidents/declare-incident';
import { LeaveIncident } from '../domain/incidents/join-incident';
import { Incidents } from '../incidents/incidents';
import { INCIDENT_CASES } from '../read/incidents/incident-cases.projection';
import { IncidentsQuery } from '../read/incidents/incidents-query';
import { BulkCaseAnswer, bulkAnswers, lastPosition } from './bulk.answers';
import { CommandBody } from './intake.bodies';
import { STAFF } from './staff';

const MOST_AT_ONCE = 500;

export class IncidentBody extends CommandBody {
  @Text(200, { example: 'KFR-35 三月批次压缩机缺陷' }) title: string;
}

export class IncidentUpdateBody extends CommandBody {
  @Text(5_000, { example: '配件已发出,周四前逐户更换' }) text: string;
}

export class JoiningBody extends CommandBody {
  @IdList({ atLeast: 1, atMost: MOST_AT_ONCE }) caseIds: string[];
  @Text(5_000, {
    optional: true,
    description: 'What their customers are told at once. Left out, each of them is still owed a first answer.',
  })
  text?: string;
}

export class LeavingBody extends CommandBody {
  @Text(2_000, { example: '另有原因:电源故障' }) reason: string;
}

export class JoiningReply {
  @ApiProperty({ example: 499 }) joined: number;
  @ApiProperty({ example: 1 }) refused: number;
  @ApiProperty({ type: [BulkCaseAnswer] }) results: BulkCaseAnswer[];
  @ApiPropertyOptional({ type: Number, description: 'Pass it as ?after= to read your own write in a list.' })
  position?: number;
}

export class IncidentAnswer {
  @ApiProperty({ example: 500, description: 'That joined; the case that leads is not counted.' }) cases: number;
  @ApiProperty({ example: 312 }) confirmed: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, example: { closed: 312, resolved: 188 } })
  byStatus: object;
}

export class IncidentCasesPage {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [
      { id: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11', number: '2026-T-000124', status: 'closed', confirmed: true },
    ],
  })
  items: object[];
  @ApiProperty({ required: false }) nextCursor?: string;
}

@ApiTags('cases: incidents')
@Controller('v1/cases/:id/incident')
export class IncidentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly incidents: Incidents,
    private readonly query: IncidentsQuery,
    private readonly readYourWrites: ReadYourWrites,
    private readonly problems: ProblemCatalogue,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'defaultLocale'>,
  ) {}

  @Post()
  @Allow(...STAFF)
  @Changes('Declare an incident that this case leads')
  declare(@Param('id', ParseUUIDPipe) id: string, @Body() body: IncidentBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new DeclareIncident(id, body, meta));
  }

  @Post('cases')
  @Allow(...STAFF)
  @Changes('Have many cases join, each with its own result; a refusal of one does not hold up the others', JoiningReply)
  async join(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { caseIds, text }: JoiningBody,
    @Headers('accept-language') languages: string | undefined,
    @Meta() meta: CommandMeta,
  ): Promise<JoiningReply> {
    const results = await this.incidents.join(id, caseIds, text, meta);
    const joined = results.filter(({ ok }) => ok).length;
    return {
      joined,
      refused: results.length - joined,
      results: bulkAnswers(results, this.problems, localeOf(languages, this.settings.defaultLocale)),
      position: lastPosition(results),
    };
  }

  @Post('updates')
  @Allow(...STAFF)
  @Changes('Tell the customers of all its cases the same')
  update(@Param('id', ParseUUIDPipe) id: string, @Body() body: IncidentUpdateBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new WriteIncidentUpdate(id, body, meta));
  }

  @Post('departure')
  @Allow(...STAFF)
  @Changes('Take this case out of its incident')
  leave(@Param('id', ParseUUIDPipe) id: string, @Body() body: LeavingBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new LeaveIncident(id, body, meta));
  }

  @Get()
  @Allow(...EVERYONE)
  @Reads('How many cases joined, where they stand, and how many customers have confirmed', IncidentAnswer)
  async figures(@Param('id', ParseUUIDPipe) id: string, @Query() { after }: PageQuery) {
    if (after) await this.readYourWrites.waitFor(INCIDENT_CASES, after);
    return this.query.figuresOf(id);
  }

  @Get('cases')
  @Allow(...EVERYONE)
  @Reads('The cases that joined', IncidentCasesPage)
  async cases(@Param('id', ParseUUIDPipe) id: string, @Query() { after, limit, cursor }: PageQuery) {
    if (after) await this.readYourWrites.waitFor(INCIDENT_CASES, after);
    return this.query.casesOf(id, limit, cursor);
  }
}
