import { Rejection } from '@engine/decider';
import { Allow, BusinessClock, Caller, EVERYONE, type Principal, Problem, Reads } from '@engine/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { BoardCountsQuery } from '../read/boards/board-counts.query';
import { boardNames, boardOf, isBoard } from '../read/boards/boards';
import { CaseContextQuery } from '../read/case-context/case-context.query';
import { CaseFacetsQuery } from '../read/case-list/case-facets.query';
import { CaseListQuery } from '../read/case-list/case-list.query';
import { CaseListParameters, NarrowedBy } from './case-filter.parameters';
import { CaseFilters } from './case-filters';
import { CasePage } from './case-reads.bodies';
import { BoardsAnswer, ContextAnswer, ContextParameters, FacetsAnswer } from './finding.bodies';
import { REACHES_CUSTOMERS } from './staff';

@ApiTags('finding cases')
@Controller('v1')
export class FindingController {
  constructor(
    private readonly filters: CaseFilters,
    private readonly list: CaseListQuery,
    private readonly facets: CaseFacetsQuery,
    private readonly contexts: CaseContextQuery,
  ) {}

  @Get('cases')
  @Allow(...EVERYONE)
  @Reads('List cases, what is due next first', CasePage)
  async listCases(@Query() { after, limit, cursor, ...narrowed }: CaseListParameters, @Caller() who: Principal) {
    return this.list.page(await this.filters.resolve(narrowed, who, after), limit, cursor);
  }

  @Get('cases/facets')
  @Allow(...EVERYONE)
  @Reads('How the cases of a list are made up: counts for each status, type, owner, ...', FacetsAnswer)
  async readFacets(@Query() narrowed: NarrowedBy, @Caller() who: Principal) {
    return this.facets.of(await this.filters.resolve(narrowed, who));
  }

  @Get('cases/context')
  @Allow(...REACHES_CUSTOMERS)
  @Reads('What is known of a customer before the talk: open and recent cases, promises, quotes', ContextAnswer)
  readContext(@Query() question: ContextParameters) {
    if (Object.values(question).every((value) => value === undefined)) {
      throw new Problem('QUERY_INVALID', {}, [{ pointer: '/customerReference', code: 'REQUIRED' }]);
    }
    return this.contexts.of(question);
  }
}

@ApiTags('finding cases')
@Controller('v1/boards')
export class BoardsController {
  constructor(
    private readonly filters: CaseFilters,
    private readonly list: CaseListQuery,
    private readonly counts: BoardCountsQuery,
    private readonly clock: BusinessClock,
  ) {}

  @Get()
  @Allow(...EVERYONE)
  @Reads('How many cases are on each board, for the person of the key', BoardsAnswer)
  async listBoards(@Query() narrowed: NarrowedBy, @Caller() who: Principal): Promise<BoardsAnswer> {
    const filter = await this.filters.resolve(narrowed, who);
    const counts = await this.counts.of(filter, { ...who, now: this.clock.now() });
    return { items: boardNames.map((name) => ({ name, count: counts[name] })) };
  }

  @Get(':name')
  @Allow(...EVERYONE)
  @ApiParam({ name: 'name', enum: boardNames })
  @Reads('The cases on a board, what is due next first', CasePage)
  async readBoard(
    @Param('name') name: string,
    @Query() { after, limit, cursor, ...narrowed }: CaseListParameters,
    @Caller() who: Principal,
  ) {
    if (!isBoard(name)) {
      throw new Rejection('BOARD_UNKNOWN', 'There is no such board. There are: {boards}.', { boards: boardNames });
    }
    const filter = await this.filters.resolve(narrowed, who, after);
    return this.list.page(filter, limit, cursor, boardOf(name, { ...who, now: this.clock.now() }));
  }
}
