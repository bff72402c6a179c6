import { Allow, type ApiReply, EVERYONE, instantOf, localeOf, Reads, SETTINGS, type Settings } from '@engine/platform';
import { Controller, Get, Headers, Inject, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EventFeed } from '../feed/event-feed';
import { CaseHistory } from '../history/case-history';
import { CaseVerification } from '../verification/case-verification';
import { FeedAnswer, HistoryAnswer, VerificationAnswer } from './audit.answers';
import { FeedParameters, HistoryParameters } from './audit.parameters';

@ApiTags('audit')
@Controller('v1')
export class AuditController {
  constructor(
    private readonly histories: CaseHistory,
    private readonly verifications: CaseVerification,
    private readonly feed: EventFeed,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'defaultLocale'>,
  ) {}

  @Get('cases/:id/history')
  @Allow(...EVERYONE)
  @Reads('Everything that happened to a case, in words, as of now or of a moment', HistoryAnswer)
  async readHistory(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { at, ...question }: HistoryParameters,
    @Headers('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: ApiReply,
  ): Promise<HistoryAnswer> {
    const locale = localeOf(languages, this.settings.defaultLocale);
    void reply.headers({ 'content-language': locale, vary: 'accept-language' });
    return this.histories.read(id, { ...question, at: instantOf(at), locale });
  }

  @Get('cases/:id/verification')
  @Allow(...EVERYONE)
  @Reads('Whether the record of a case is what was written: its hash chain, recomputed', VerificationAnswer)
  verifyCase(@Param('id', ParseUUIDPipe) id: string): Promise<VerificationAnswer> {
    return this.verifications.verify(id);
  }

  @Get('events')
  @Allow('auditor', 'administrator')
  @Reads('The log as a feed, in commit order', FeedAnswer)
  readEvents(@Query() parameters: FeedParameters): Promise<FeedAnswer> {
    return this.feed.page(parameters);
  }
}
