import type { CommandMeta } from '@engine/decider';
import { Allow, Changes, Creates, EVERYONE, Meta, newIdOf, Reads } from '@engine/platform';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { EndAppointment, NoteAppointment } from '../domain/appointments/end-appointment';
import { CancelAppointment, ConfirmAppointment, MoveAppointment } from '../domain/appointments/keep-appointment';
import { MakeAppointment } from '../domain/appointments/make-appointment';
import { SendSummary } from '../domain/appointments/send-summary';
import { AgendaQuery } from '../read/agenda/agenda-query';
import {
  AgendaAnswer,
  AppointmentBody,
  AppointmentConfirmationBody,
  AppointmentOutcomeBody,
  AppointmentReply,
  CancellationBody,
  NewTimeBody,
  NoteBody,
  SummaryBody,
} from './appointment.bodies';
import { STAFF } from './staff';

const Case = () => Param('id', ParseUUIDPipe);
const Appointment = () => Param('appointmentId', ParseUUIDPipe);

@ApiTags('cases: appointments')
@Controller('v1/cases/:id/appointments')
export class AppointmentController {
  constructor(
    private readonly commands: CommandBus,
    private readonly agendas: AgendaQuery,
  ) {}

  @Post()
  @Allow(...STAFF)
  @Creates('Agree on a contact with its goal and materials (预约)', AppointmentReply)
  make(@Case() id: string, @Body() body: AppointmentBody, @Meta() meta: CommandMeta) {
    const { purpose = 'meeting', participants = [], materials = [], concerns = [] } = body;
    return this.commands.execute(
      new MakeAppointment(id, { ...body, purpose, participants, materials, concerns }, meta),
    );
  }

  @Post(':appointmentId/confirmation')
  @Allow(...STAFF)
  @Changes('Record that the customer has confirmed it')
  confirm(
    @Case() id: string,
    @Appointment() appointmentId: string,
    @Body() body: AppointmentConfirmationBody,
    @Meta() meta: CommandMeta,
  ) {
    return this.commands.execute(new ConfirmAppointment(id, { ...body, appointmentId }, meta));
  }

  @Post(':appointmentId/new-time')
  @Allow(...STAFF)
  @Changes('Move it to another time, with the reason')
  move(@Case() id: string, @Appointment() appointmentId: string, @Body() body: NewTimeBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new MoveAppointment(id, { ...body, appointmentId }, meta));
  }

  @Post(':appointmentId/cancellation')
  @Allow(...STAFF)
  @Changes('Call it off, with the reason')
  cancel(
    @Case() id: string,
    @Appointment() appointmentId: string,
    @Body() body: CancellationBody,
    @Meta() meta: CommandMeta,
  ) {
    return this.commands.execute(new CancelAppointment(id, { ...body, appointmentId }, meta));
  }

  @Get(':appointmentId/agenda')
  @Allow(...EVERYONE)
  @Reads('What to talk about (沟通提纲), from what is recorded', AgendaAnswer)
  agenda(@Case() id: string, @Appointment() appointmentId: string) {
    return this.agendas.agenda(id, appointmentId);
  }

  @Post(':appointmentId/notes')
  @Allow(...STAFF)
  @Changes('Write down what is said while it runs (实时记录)')
  note(@Case() id: string, @Appointment() appointmentId: string, @Body() body: NoteBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new NoteAppointment(id, { ...body, appointmentId }, meta));
  }

  @Post(':appointmentId/outcome')
  @Allow(...STAFF)
  @Changes('Record what came of it, when it has ended')
  end(
    @Case() id: string,
    @Appointment() appointmentId: string,
    @Body() body: AppointmentOutcomeBody,
    @Meta() meta: CommandMeta,
  ) {
    const { outcome = 'reached', emotions = [] } = body;
    return this.commands.execute(new EndAppointment(id, { ...body, appointmentId, outcome, emotions }, meta));
  }

  @Post(':appointmentId/summary')
  @Allow(...STAFF)
  @Changes('Send its summary to the customer (沟通纪要)')
  summarise(
    @Case() id: string,
    @Appointment() appointmentId: string,
    @Body() body: SummaryBody,
    @Meta() meta: CommandMeta,
  ) {
    const { consensus = [], materials = [], channel } = body;
    const todos = (body.todos ?? []).map((todo, at) => ({ ...todo, followUpId: newIdOf(meta, `todo-${at}`) }));
    return this.commands.execute(new SendSummary(id, { appointmentId, consensus, todos, materials, channel }, meta));
  }
}
