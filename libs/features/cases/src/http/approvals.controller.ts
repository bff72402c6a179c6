import type { CommandMeta } from '@engine/decider';
import { Allow, Caller, Changes, EVERYONE, Meta, type Principal, Reads } from '@engine/platform';
import { ReadYourWrites } from '@engine/projections';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { DecideApproval } from '../domain/approvals/decide-approval';
import { RecordFindings } from '../domain/findings/record-findings';
import { RequestReview, ReviewCase } from '../domain/review/review-case';
import { APPROVALS } from '../read/approvals/approvals.projection';
import { ApprovalsQuery } from '../read/approvals/approvals.query';
import {
  ApprovalDecisionBody,
  ApprovalPage,
  ApprovalParameters,
  FindingsBody,
  ReviewBody,
  ReviewRequestBody,
} from './approvals.bodies';
import { STAFF } from './staff';

@ApiTags('cases: approvals and review')
@Controller('v1')
export class ApprovalsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly approvals: ApprovalsQuery,
    private readonly readYourWrites: ReadYourWrites,
  ) {}

  @Post('cases/:id/approvals/:approvalId/decision')
  @Allow(...STAFF)
  @Changes('Grant what was asked for, which does it, or refuse it; by the head of the department (审批)')
  decide(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('approvalId', ParseUUIDPipe) approvalId: string,
    @Body() body: ApprovalDecisionBody,
    @Meta() meta: CommandMeta,
  ) {
    return this.commands.execute(new DecideApproval(id, { ...body, approvalId }, meta));
  }

  @Post('cases/:id/review-request')
  @Allow(...STAFF)
  @Changes('Ask somebody to review how the case was handled (审核人)')
  requestReview(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReviewRequestBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new RequestReview(id, body, meta));
  }

  @Post('cases/:id/review')
  @Allow(...STAFF)
  @Changes('Record the verdict; by the reviewer who was asked')
  review(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReviewBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new ReviewCase(id, body, meta));
  }

  @Post('cases/:id/findings')
  @Allow(...STAFF)
  @Changes('Record or correct cause, category, product, model and supplier')
  find(@Param('id', ParseUUIDPipe) id: string, @Body() body: FindingsBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new RecordFindings(id, body, meta));
  }

  @Get('approvals')
  @Allow(...EVERYONE)
  @Reads('What was asked of heads of departments, the newest first', ApprovalPage)
  async list(@Query() { after, limit, cursor, state, approver }: ApprovalParameters, @Caller() caller: Principal) {
    if (after) await this.readYourWrites.waitFor(APPROVALS, after);
    // A key of no person has nothing of its own to decide.
    const personId = approver === 'me' ? (caller.personId ?? caller.id) : approver;
    return this.approvals.page({ state, approver: personId }, limit, cursor);
  }
}
