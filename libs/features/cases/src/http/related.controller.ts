import type { CommandMeta } from '@engine/decider';
import { Allow, Changes, EVERYONE, Meta, Reads } from '@engine/platform';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { JoinOriginal, PartFromOriginal } from '../domain/related/join-original';
import { LinkCase } from '../domain/related/link-case';
import { PossibleDuplicates } from '../read/likeness/possible-duplicates';
import { STAFF } from './staff';
import { PossibleDuplicatesAnswer } from './voice.answers';
import { DuplicateOfBody, LinkBody, PartingBody } from './voice.bodies';

@ApiTags('cases: related cases')
@Controller('v1/cases/:id')
export class RelatedController {
  constructor(
    private readonly commands: CommandBus,
    private readonly duplicates: PossibleDuplicates,
  ) {}

  @Get('possible-duplicates')
  @Allow(...EVERYONE)
  @Reads('Cases of the last 90 days that may tell of the same matter', PossibleDuplicatesAnswer)
  async possibleDuplicates(@Param('id', ParseUUIDPipe) id: string) {
    return { items: await this.duplicates.ofCase(id) };
  }

  @Post('duplicate-of')
  @Allow(...STAFF)
  @Changes('Join this case to its original: one matter that was told twice')
  join(@Param('id', ParseUUIDPipe) id: string, @Body() body: DuplicateOfBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new JoinOriginal(id, body, meta));
  }

  @Post('parting')
  @Allow(...STAFF)
  @Changes('Part this case from its original: it is open again')
  part(@Param('id', ParseUUIDPipe) id: string, @Body() body: PartingBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new PartFromOriginal(id, body, meta));
  }

  @Post('links')
  @Allow(...STAFF)
  @Changes('Link this case to another (关联服务编号)')
  link(@Param('id', ParseUUIDPipe) id: string, @Body() body: LinkBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new LinkCase(id, body, meta));
  }
}
