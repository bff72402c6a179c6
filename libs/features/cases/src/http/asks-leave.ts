import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  HttpStatus,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { ApiReply } from '@engine/platform';
import { map, type Observable } from 'rxjs';
import { ApprovalAskedReply } from './approvals.bodies';

/** 202: the command was taken, and what it wants waits for the head of the department. */
@Injectable()
class AcceptedWhenAsked implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<ApiReply>();
    return next.handle().pipe(
      map((answer: object) => {
        if ('approvalId' in answer) void reply.status(HttpStatus.ACCEPTED);
        return answer;
      }),
    );
  }
}

/** For what only the head of the department may do at times: of anybody else it is a request, answered 202. */
export function AsksLeave(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(AcceptedWhenAsked),
    ApiExtraModels(ApprovalAskedReply),
    ApiResponse({
      status: HttpStatus.ACCEPTED,
      description: 'Nothing has changed yet: the head of the department was asked for their leave.',
      schema: { $ref: getSchemaPath(ApprovalAskedReply) },
    }),
  );
}
