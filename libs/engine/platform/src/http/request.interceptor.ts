import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { SSE_METADATA } from '@nestjs/common/constants.js';
import { type Observable, from, lastValueFrom } from 'rxjs';
import type { ApiReply, ApiRequest } from './request';
import { StoreBound } from './store-bound';
import { refuseUnstorable } from './unstorable-text';

/** Around every handler: text that cannot be stored stays out, nobody waits for a dead database, replies get an ETag. */
@Injectable()
export class RequestInterceptor implements NestInterceptor {
  constructor(private readonly storeBound: StoreBound) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    refuseUnstorable(request.params);
    refuseUnstorable(request.query);
    refuseUnstorable(request.body);
    // An event stream has no single answer, and may be silent for as long as it likes.
    if (Reflect.getMetadata(SSE_METADATA, context.getHandler())) return next.handle();
    return from(this.answer(context, next));
  }

  private async answer(context: ExecutionContext, next: CallHandler): Promise<unknown> {
    const answer: unknown = await this.storeBound.of(lastValueFrom(next.handle(), { defaultValue: undefined }));
    if (isCommandReply(answer)) {
      context.switchToHttp().getResponse<ApiReply>().header('etag', `"${answer.version}"`);
    }
    return answer;
  }
}

function isCommandReply(answer: unknown): answer is { version: number } {
  return typeof answer === 'object' && answer !== null && 'id' in answer && 'version' in answer && 'position' in answer;
}
