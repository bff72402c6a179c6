import type { CommandMeta } from '@engine/decider';
import { Allow, Changes, Meta, Reads } from '@engine/platform';
import { Timetables } from '@features/policies/contract';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { RebaseCase } from '../domain/service-levels/rebase-case';
import { RebasePreviewQuery } from '../read/rebases/rebase-preview.query';
import { RebaseBody, RebasePreview, RebasePreviewParameters, RebaseReply } from './rebase.bodies';
import { PUBLISHERS } from './staff';

@ApiTags('cases: service levels')
@Controller('v1/cases/:id/rebase')
export class RebaseController {
  constructor(
    private readonly commands: CommandBus,
    private readonly timetables: Timetables,
    private readonly previews: RebasePreviewQuery,
  ) {}

  @Post()
  @Allow(...PUBLISHERS)
  @Changes('Hold an open case to a newer version of policy and calendar', RebaseReply)
  async rebase(@Param('id', ParseUUIDPipe) id: string, @Body() body: RebaseBody, @Meta() meta: CommandMeta) {
    const { policyVersion, calendarVersion, reason } = body;
    // The latest may have been published a moment ago, through another process.
    await this.timetables.refresh();
    return this.commands.execute(
      new RebaseCase(id, { policyVersion, calendarVersion, reason, cause: 'by_hand' }, meta),
    );
  }

  @Get('preview')
  @Allow(...PUBLISHERS)
  @Reads('What a rebase of this case would move; changes nothing', RebasePreview)
  preview(@Param('id', ParseUUIDPipe) id: string, @Query() wanted: RebasePreviewParameters) {
    return this.previews.of(id, wanted);
  }
}
