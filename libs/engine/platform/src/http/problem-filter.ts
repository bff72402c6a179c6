import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import { describeError, LOG, type Log } from '../observability/log';
import { SETTINGS, type Settings } from '../settings';
import { type Failure, failureOf } from './failure';
import { localeOf } from './locale';
import { Problem } from './problem';
import { ProblemCatalogue } from './problem-catalogue';
import { type ApiReply, type ApiRequest, correlationIdOf, templateOf } from './request';
import { RouteList } from './route-list';

/** Turns everything that is thrown into problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly catalogue: ProblemCatalogue,
    private readonly routes: RouteList,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'defaultLocale'>,
    @Inject(LOG) private readonly log: Log,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<ApiRequest>();
    const reply = http.getResponse<ApiReply>();
    const failure = this.orMethodNotAllowed(failureOf(error), request);
    this.report(failure, error, request);
    if (reply.sent) return;
    sendProblem(reply, request, failure, this.catalogue, this.settings.defaultLocale);
  }

  /** Only an address that no route answered at all can be one of the wrong method. */
  private orMethodNotAllowed(failure: Failure, request: ApiRequest): Failure {
    if (failure.code !== 'NOT_FOUND' || !request.is404) return failure;
    const allowed = this.routes.methodsAt(request.url.split('?')[0]);
    if (allowed.length === 0) return failure;
    return failureOf(new Problem('METHOD_NOT_ALLOWED', { allowed }, [], { allow: allowed.join(', ') }));
  }

  private report(failure: Failure, error: unknown, request: ApiRequest): void {
    const where = { requestId: request.id, correlationId: correlationIdOf(request), route: templateOf(request) };
    if (failure.code === 'INTERNAL') this.log.error({ ...where, ...describeError(error) }, 'unexpected error');
    else if (!this.catalogue.has(failure.code)) {
      this.log.error({ ...where, code: failure.code }, 'no problem table names this code');
    }
  }
}

/** Also for what Fastify refuses before Nest sees it. */
export function sendProblem(
  reply: ApiReply,
  request: ApiRequest,
  failure: Failure,
  catalogue: ProblemCatalogue,
  defaultLocale: Settings['defaultLocale'],
): void {
  const locale = localeOf(request.headers['accept-language'], defaultLocale);
  const body = catalogue.describe(failure, locale, request.id);
  void reply
    .status(body.status)
    .headers({ ...failure.headers, 'content-language': locale, vary: 'accept-language' })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(body));
}
