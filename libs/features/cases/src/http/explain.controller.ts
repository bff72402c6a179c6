import { Allow, type ApiReply, EVERYONE, localeOf, Reads, SETTINGS, type Settings } from '@engine/platform';
import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ExplainQuery } from '../read/clocks/explain-query';
import { ClockPath, ExplainAnswer, ExplainParameters } from './explain.bodies';

@ApiTags('cases')
@Controller('v1/cases/:id/clocks/:clockId')
export class ExplainController {
  constructor(
    private readonly query: ExplainQuery,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'defaultLocale'>,
  ) {}

  @Get('explain')
  @Allow(...EVERYONE)
  @Reads(
    'Why a clock is due when it is: every interval, with the events at its ends, and how each step follows',
    ExplainAnswer,
  )
  explain(
    @Param() { id, clockId }: ClockPath,
    @Query() { round }: ExplainParameters,
    @Headers('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: ApiReply,
  ) {
    const locale = localeOf(languages, this.settings.defaultLocale);
    void reply.headers({ 'content-language': locale, vary: 'accept-language' });
    return this.query.explain(id, clockId, round, locale);
  }
}
