import type { CommandMeta } from '@engine/decider';
import { EventStore } from '@engine/event-store';
import { Allow, Changes, EVERYONE, Meta, Reads } from '@engine/platform';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ORGANISATION_ID, organisationStream } from '../domain/organisation';
import { SetExecutiveOnDuty } from '../domain/set-executive-on-duty';
import { SetIntakeDepartment } from '../domain/set-intake-department';
import { ExecutiveOnDutyBody, IntakeDepartmentBody, OrganisationView } from './organisation.bodies';

@ApiTags('organisation')
@Controller('v1/organisation')
export class OrganisationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly store: EventStore,
  ) {}

  @Post('intake-department')
  @Changes('Say which department takes cases without an owner')
  @Allow('administrator')
  setIntakeDepartment(@Body() body: IntakeDepartmentBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new SetIntakeDepartment(ORGANISATION_ID, body, meta));
  }

  @Post('executive-on-duty')
  @Changes('Say which executive is on duty')
  @Allow('administrator')
  setExecutiveOnDuty(@Body() body: ExecutiveOnDutyBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new SetExecutiveOnDuty(ORGANISATION_ID, body, meta));
  }

  @Get()
  @Reads('Read the organisation, always current', OrganisationView)
  @Allow(...EVERYONE)
  async readOrganisation(): Promise<OrganisationView> {
    const { state, version } = await this.store.load(organisationStream, ORGANISATION_ID);
    const { intakeDepartmentId, executiveOnDutyId } = state;
    return { intakeDepartmentId, executiveOnDutyId, version };
  }
}
