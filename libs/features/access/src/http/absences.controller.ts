import { type CommandMeta, Rejection } from '@engine/decider';
import { EventStore } from '@engine/event-store';
import { Allow, Caller, Changes, Creates, EVERYONE, Meta, type Principal, Reads } from '@engine/platform';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AnnounceAbsence } from '../domain/absences/announce-absence';
import { CancelAbsence } from '../domain/absences/cancel-absence';
import { personStream } from '../domain/person';
import { AbsenceBody, AbsenceCancellationBody, AbsenceReply, AbsencesView } from './absences.bodies';

@ApiTags('people')
@Controller('v1/people/:id/absences')
export class AbsencesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly store: EventStore,
  ) {}

  @Post()
  @Creates('Announce an absence and who stands in (请假与代理)', AbsenceReply)
  @Allow('agent', 'owner', 'department_head', 'administrator')
  announceAbsence(
    @Param('id') id: string,
    @Body() body: AbsenceBody,
    @Caller() caller: Principal,
    @Meta() meta: CommandMeta,
  ) {
    mustSpeakFor(id, caller);
    return this.commands.execute(new AnnounceAbsence(id, body, meta));
  }

  @Post(':absenceId/cancellation')
  @Changes('Cancel an absence, or end it early')
  @Allow('agent', 'owner', 'department_head', 'administrator')
  cancelAbsence(
    @Param('id') id: string,
    @Param('absenceId') absenceId: string,
    @Body() { reason }: AbsenceCancellationBody,
    @Caller() caller: Principal,
    @Meta() meta: CommandMeta,
  ) {
    mustSpeakFor(id, caller);
    return this.commands.execute(new CancelAbsence(id, { absenceId, reason }, meta));
  }

  @Get()
  @Reads('The absences of a person, always current', AbsencesView)
  @Allow(...EVERYONE)
  async listAbsences(@Param('id') id: string): Promise<AbsencesView> {
    const { state } = await this.store.load(personStream, id);
    if (state.status === 'absent') throw new Rejection('PERSON_NOT_FOUND', 'There is no such person.');
    return { items: state.absences };
  }
}

/** Everybody announces their own; heads of departments and administrators anybody's. */
function mustSpeakFor(personId: string, { personId: own, roles }: Principal): void {
  if (own === personId || roles.includes('department_head') || roles.includes('administrator')) return;
  throw new Rejection(
    'OWN_ABSENCE_ONLY',
    'You may announce your own absence only; a department head or an administrator may announce anybody’s.',
  );
}
