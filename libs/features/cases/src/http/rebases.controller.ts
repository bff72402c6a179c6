import type { CommandMeta } from '@engine/decider';
import { Allow, Creates, Meta, newIdOf, PageQuery, Reads } from '@engine/platform';
import { Timetables } from '@features/policies/contract';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { OrderRebase } from '../domain/service-levels/rebase-order';
import { RebaseOrderQuery } from '../read/rebases/rebase-order.query';
import { RebaseBody } from './rebase.bodies';
import { RebaseOrderAnswer, RebaseResults, RebasesPreview, RebasesPreviewParameters } from './rebases.bodies';
import { PUBLISHERS } from './staff';

@ApiTags('cases: service levels')
@Controller('v1/rebases')
export class RebasesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly timetables: Timetables,
    private readonly orders: RebaseOrderQuery,
  ) {}

  @Post()
  @Allow(...PUBLISHERS)
  @Creates('Order that every open case held to older versions is rebased; the worker goes through them')
  async order(@Body() { policyVersion, calendarVersion, reason }: RebaseBody, @Meta() meta: CommandMeta) {
    await this.timetables.refresh();
    return this.commands.execute(
      new OrderRebase(newIdOf(meta, 'rebase'), { policyVersion, calendarVersion, reason }, meta),
    );
  }

  @Get('preview')
  @Allow(...PUBLISHERS)
  @Reads('What such an order would move, case by case; changes nothing', RebasesPreview)
  preview(@Query() { policyVersion, calendarVersion, limit, cursor }: RebasesPreviewParameters) {
    return this.orders.preview({ policyVersion, calendarVersion }, limit, cursor);
  }

  @Get(':id')
  @Allow(...PUBLISHERS)
  @Reads('How far an order has come', RebaseOrderAnswer)
  readOrder(@Param('id', ParseUUIDPipe) id: string) {
    return this.orders.order(id);
  }

  @Get(':id/cases')
  @Allow(...PUBLISHERS)
  @Reads('What became of each case under an order', RebaseResults)
  readResults(@Param('id', ParseUUIDPipe) id: string, @Query() { limit, cursor }: PageQuery) {
    return this.orders.results(id, limit, cursor);
  }
}
