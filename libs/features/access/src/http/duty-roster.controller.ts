import type { CommandMeta } from '@engine/decider';
import { EventStore } from '@engine/event-store';
import { Allow, BusinessClock, Changes, EVERYONE, Meta, Reads } from '@engine/platform';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { EXECUTIVES, onDutyAt } from '../domain/duty/duty-rosters';
import { SetDutyRoster } from '../domain/duty/set-duty-roster';
import { ORGANISATION_ID, organisationStream } from '../domain/organisation';
import { DutyRosterBody, DutyRosterParameters, DutyRosterView } from './duty-roster.bodies';

@ApiTags('organisation')
@Controller('v1/organisation/duty-roster')
export class DutyRosterController {
  constructor(
    private readonly commands: CommandBus,
    private readonly store: EventStore,
    private readonly clock: BusinessClock,
  ) {}

  @Post()
  @Changes('Set the duty roster (值班表) of a department, or of the executives, from now on')
  @Allow('department_head', 'administrator')
  setDutyRoster(@Body() body: DutyRosterBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new SetDutyRoster(ORGANISATION_ID, body, meta));
  }

  @Get()
  @Reads('Who is on duty at a moment, and the shifts after it; always current', DutyRosterView)
  @Allow(...EVERYONE)
  async readDutyRoster(@Query() { at }: DutyRosterParameters): Promise<DutyRosterView> {
    const { state, version } = await this.store.load(organisationStream, ORGANISATION_ID);
    const { dutyRosters = {}, executiveOnDutyId } = state;
    const moment = at ? new Date(at) : this.clock.now();
    const instant = moment.toISOString();
    return {
      at: instant,
      rosters: Object.entries(dutyRosters).map(([key, shifts]) => {
        const departmentId = key === EXECUTIVES ? undefined : key;
        return {
          departmentId,
          onDuty: onDutyAt(dutyRosters, departmentId, moment),
          shifts: shifts.filter(({ to }) => to > instant),
        };
      }),
      executiveOnDutyId: onDutyAt(dutyRosters, undefined, moment)?.personId ?? executiveOnDutyId,
      version,
    };
  }
}
