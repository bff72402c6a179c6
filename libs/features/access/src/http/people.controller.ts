import { type CommandMeta, Rejection } from '@engine/decider';
import { EventStore } from '@engine/event-store';
import { Allow, Changes, Creates, EVERYONE, Meta, PageQuery, Reads, newIdOf } from '@engine/platform';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ChangePerson } from '../domain/change-person';
import { personStream } from '../domain/person';
import { RegisterPerson } from '../domain/register-person';
import { PeopleQuery } from '../read/people-query';
import { PeoplePage, PersonBody, PersonView } from './people.bodies';
import { personView } from './views';

@ApiTags('people')
@Controller('v1/people')
export class PeopleController {
  constructor(
    private readonly commands: CommandBus,
    private readonly people: PeopleQuery,
    private readonly store: EventStore,
  ) {}

  @Post()
  @Creates('Register a person')
  @Allow('administrator')
  registerPerson(@Body() body: PersonBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new RegisterPerson(newIdOf(meta, 'person'), body, meta));
  }

  @Post(':id/profile')
  @Changes('Change a person, as a whole')
  @Allow('administrator')
  changePerson(@Param('id') id: string, @Body() body: PersonBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new ChangePerson(id, body, meta));
  }

  @Get()
  @Reads('List people by name', PeoplePage)
  @Allow(...EVERYONE)
  async listPeople(@Query() query: PageQuery): Promise<PeoplePage> {
    const { items, nextCursor } = await this.people.page(query);
    return { items: items.map((row) => personView(row.id, row.version, row)), nextCursor };
  }

  @Get(':id')
  @Reads('Read a person, always current', PersonView)
  @Allow(...EVERYONE)
  async readPerson(@Param('id') id: string): Promise<PersonView> {
    const { state, version } = await this.store.load(personStream, id);
    if (state.status === 'absent') throw new Rejection('PERSON_NOT_FOUND', 'There is no such person.');
    return personView(id, version, state.profile);
  }
}
