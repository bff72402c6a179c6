import { Allow, type ApiReply, type ApiRequest, EVERYONE, Reads } from '@engine/platform';
import { ReadYourWrites } from '@engine/projections';
import { Controller, Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CaseQuery } from '../read/case/case-query';
import { ESCALATIONS } from '../read/escalations/escalations.projection';
import { EscalationsQuery } from '../read/escalations/escalations.query';
import { HoldingQuery } from '../read/holding/holding-query';
import { CaseAnswer, ClocksAnswer, EscalationPage, EscalationParameters, HoldingAnswer } from './case-reads.bodies';
import { REACHES_CUSTOMERS } from './staff';

@ApiTags('cases')
@Controller('v1')
export class CaseReadsController {
  constructor(
    private readonly cases: CaseQuery,
    private readonly holding: HoldingQuery,
    private readonly escalations: EscalationsQuery,
    private readonly readYourWrites: ReadYourWrites,
  ) {}

  @Get('cases/:id')
  @Allow(...EVERYONE)
  @Reads('One case, always current', CaseAnswer)
  async readCase(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const roles = request.principal?.roles ?? [];
    const answer = await this.cases.case(
      id,
      roles.some((role) => REACHES_CUSTOMERS.includes(role)),
    );
    void reply.header('etag', `"${answer.version}"`);
    return answer;
  }

  @Get('cases/:id/clocks')
  @Allow(...EVERYONE)
  @Reads('Its clocks: state, target, pauses, next step, policy version', ClocksAnswer)
  readClocks(@Param('id', ParseUUIDPipe) id: string) {
    return this.cases.clocks(id);
  }

  @Get('cases/:id/holding')
  @Allow(...EVERYONE)
  @Reads('Who held the case for how long, waits and the customer included', HoldingAnswer)
  readHolding(@Param('id', ParseUUIDPipe) id: string) {
    return this.holding.of(id);
  }

  @Get('escalations')
  @Allow(...EVERYONE)
  @Reads('Escalations, the newest first', EscalationPage)
  async listEscalations(@Query() { after, limit, cursor, ...filter }: EscalationParameters) {
    if (after) await this.readYourWrites.waitFor(ESCALATIONS, after);
    return this.escalations.page(filter, limit, cursor);
  }
}
