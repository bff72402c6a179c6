import type { CommandMeta } from '@engine/decider';
import {
  Allow,
  Caller,
  Changes,
  Creates,
  EVERYONE,
  Meta,
  newIdOf,
  PageQuery,
  type Principal,
  Reads,
} from '@engine/platform';
import { ReadYourWrites } from '@engine/projections';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ChangeFilter, DeleteFilter } from '../domain/saved-filters/change-filter';
import { type FilterGiven, SaveFilter } from '../domain/saved-filters/save-filter';
import { SAVED_FILTERS } from '../read/saved-filters/saved-filters.projection';
import { SavedFiltersQuery } from '../read/saved-filters/saved-filters.query';
import { FilterBody, FiltersPage } from './finding.bodies';
import { CommandBody } from './intake.bodies';
import { STAFF } from './staff';

@ApiTags('finding cases')
@Controller('v1/filters')
export class SavedFiltersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly filters: SavedFiltersQuery,
    private readonly readYourWrites: ReadYourWrites,
  ) {}

  @Get()
  @Allow(...EVERYONE)
  @Reads('Your saved filters and those your department shares, by name', FiltersPage)
  async listFilters(@Query() { after, limit, cursor }: PageQuery, @Caller() who: Principal) {
    if (after) await this.readYourWrites.waitFor(SAVED_FILTERS, after);
    return this.filters.page(who, limit, cursor);
  }

  @Post()
  @Allow(...STAFF)
  @Creates('Save a question about the list of cases under a name')
  saveFilter(@Body() body: FilterBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new SaveFilter(newIdOf(meta, 'filter'), givenIn(body), meta));
  }

  @Post(':id/content')
  @Allow(...STAFF)
  @Changes('Change a saved filter, as a whole')
  changeFilter(@Param('id', ParseUUIDPipe) id: string, @Body() body: FilterBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new ChangeFilter(id, givenIn(body), meta));
  }

  @Post(':id/deletion')
  @Allow(...STAFF)
  @Changes('Delete a saved filter')
  deleteFilter(@Param('id', ParseUUIDPipe) id: string, @Body() _body: CommandBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new DeleteFilter(id, {}, meta));
  }
}

function givenIn({ name, query, shared = false }: FilterBody): FilterGiven {
  return { name, query: { ...query }, shared };
}
