import type { CommandMeta } from '@engine/decider';
import { Allow, Changes, Creates, EVERYONE, Meta, Reads } from '@engine/platform';
import { ReadYourWrites } from '@engine/projections';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { KeepCommitment } from '../domain/promises/keep-commitment';
import { MakeCommitment } from '../domain/promises/make-commitment';
import { MoveCommitment } from '../domain/promises/move-commitment';
import { AnswerProposal, ProposeSolution } from '../domain/proposals/propose-solution';
import { CommitmentFiguresQuery } from '../read/commitments/commitment-figures.query';
import { COMMITMENTS } from '../read/commitments/commitments.projection';
import { CommitmentsQuery } from '../read/commitments/commitments.query';
import {
  CommitmentBody,
  CommitmentFigures,
  CommitmentFiguresParameters,
  CommitmentPage,
  CommitmentParameters,
  CommitmentReply,
  FulfilmentBody,
  NewDateBody,
  ProposalAnswerBody,
  ProposalBody,
  ProposalReply,
} from './promises.bodies';
import { STAFF } from './staff';

@ApiTags('cases: promises and proposals')
@Controller('v1')
export class PromisesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly commitments: CommitmentsQuery,
    private readonly figures: CommitmentFiguresQuery,
    private readonly readYourWrites: ReadYourWrites,
  ) {}

  @Post('cases/:id/commitments')
  @Allow(...STAFF)
  @Creates('Promise something by a date (承诺)', CommitmentReply)
  make(@Param('id', ParseUUIDPipe) id: string, @Body() body: CommitmentBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(
      new MakeCommitment(id, { ...body, visibleToCustomer: body.visibleToCustomer ?? false }, meta),
    );
  }

  @Post('cases/:id/commitments/:commitmentId/fulfilment')
  @Allow(...STAFF)
  @Changes('Record that a promise was kept, in time or late; the customer hears of theirs')
  keep(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('commitmentId', ParseUUIDPipe) commitmentId: string,
    @Body() body: FulfilmentBody,
    @Meta() meta: CommandMeta,
  ) {
    return this.commands.execute(new KeepCommitment(id, { ...body, commitmentId }, meta));
  }

  @Post('cases/:id/commitments/:commitmentId/new-date')
  @Allow(...STAFF)
  @Changes('Move a promise, with its reason; the first date is kept for ever')
  move(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('commitmentId', ParseUUIDPipe) commitmentId: string,
    @Body() body: NewDateBody,
    @Meta() meta: CommandMeta,
  ) {
    return this.commands.execute(new MoveCommitment(id, { ...body, commitmentId }, meta));
  }

  @Post('cases/:id/proposals')
  @Allow(...STAFF)
  @Creates('Record a solution that was proposed to the customer', ProposalReply)
  propose(@Param('id', ParseUUIDPipe) id: string, @Body() body: ProposalBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new ProposeSolution(id, { ...body, options: body.options ?? [] }, meta));
  }

  @Post('cases/:id/proposals/:proposalId/answer')
  @Allow(...STAFF)
  @Changes('Record what the customer says to a proposal')
  answer(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('proposalId', ParseUUIDPipe) proposalId: string,
    @Body() body: ProposalAnswerBody,
    @Meta() meta: CommandMeta,
  ) {
    return this.commands.execute(new AnswerProposal(id, { ...body, proposalId }, meta));
  }

  @Get('commitments')
  @Allow(...EVERYONE)
  @Reads('Promises, what is due first comes first', CommitmentPage)
  async list(@Query() { after, limit, cursor, ...filter }: CommitmentParameters) {
    if (after) await this.readYourWrites.waitFor(COMMITMENTS, after);
    return this.commitments.page(filter, limit, cursor);
  }

  @Get('commitments/figures')
  @Allow(...EVERYONE)
  @Reads('Promises made, kept, kept late, broken and moved, by person and by department', CommitmentFigures)
  readFigures(@Query() { from, to }: CommitmentFiguresParameters) {
    return this.figures.between(from, to);
  }
}
