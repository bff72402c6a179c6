import type { CommandMeta } from '@engine/decider';
import { Allow, Changes, Creates, Meta } from '@engine/platform';
import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AcceptEngagement, DeclineEngagement } from '../domain/departments/answer-engagement';
import { CallMeeting, RecordMeeting } from '../domain/departments/coordination-meeting';
import { EngageDepartment } from '../domain/departments/engage-department';
import { FormTaskForce } from '../domain/departments/form-task-force';
import { NameAccountable } from '../domain/departments/name-accountable';
import { RuleOwnership } from '../domain/departments/rule-ownership';
import { SetSubTask } from '../domain/departments/set-sub-task';
import {
  AccountableBody,
  EngagementAcceptanceBody,
  EngagementBody,
  MeetingBody,
  MeetingReply,
  MinutesBody,
  RefusalBody,
  RulingBody,
  SubTaskBody,
  TaskForceBody,
} from './departments.bodies';
import { FollowUpReply } from './follow-up.controller';
import { STAFF } from './staff';

@ApiTags('cases: departments')
@Controller('v1/cases/:id')
export class DepartmentsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('departments')
  @Allow(...STAFF)
  @Changes('Ask a department to lead (牵头) or to cooperate (配合)')
  engage(@Param('id', ParseUUIDPipe) id: string, @Body() body: EngagementBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new EngageDepartment(id, body, meta));
  }

  @Post('departments/:departmentId/acceptance')
  @Allow(...STAFF)
  @Changes('Accept for the department')
  accept(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('departmentId', ParseUUIDPipe) departmentId: string,
    @Body() body: EngagementAcceptanceBody,
    @Meta() meta: CommandMeta,
  ) {
    return this.commands.execute(new AcceptEngagement(id, { ...body, departmentId }, meta));
  }

  @Post('departments/:departmentId/refusal')
  @Allow(...STAFF)
  @Changes('Decline for the department: why, and who instead')
  decline(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('departmentId', ParseUUIDPipe) departmentId: string,
    @Body() body: RefusalBody,
    @Meta() meta: CommandMeta,
  ) {
    return this.commands.execute(new DeclineEngagement(id, { ...body, departmentId }, meta));
  }

  @Post('accountable')
  @Allow(...STAFF)
  @Changes('Name who answers for the whole case (主责人)')
  nameAccountable(@Param('id', ParseUUIDPipe) id: string, @Body() body: AccountableBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new NameAccountable(id, body, meta));
  }

  @Post('ruling')
  @Allow(...STAFF)
  @Changes('Rule, as the accountable person, which department has the case')
  rule(@Param('id', ParseUUIDPipe) id: string, @Body() body: RulingBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new RuleOwnership(id, body, meta));
  }

  @Post('sub-tasks')
  @Allow(...STAFF)
  @Creates('Set a task for one department (内部工单); it is done as a follow-up', FollowUpReply)
  setSubTask(@Param('id', ParseUUIDPipe) id: string, @Body() body: SubTaskBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new SetSubTask(id, body, meta));
  }

  @Post('task-force')
  @Allow(...STAFF)
  @Changes('Form a task force for an urgent case (临时小组)')
  formTaskForce(@Param('id', ParseUUIDPipe) id: string, @Body() body: TaskForceBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new FormTaskForce(id, body, meta));
  }

  @Post('meetings')
  @Allow(...STAFF)
  @Creates('Call a coordination meeting (协调会)', MeetingReply)
  callMeeting(@Param('id', ParseUUIDPipe) id: string, @Body() body: MeetingBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new CallMeeting(id, body, meta));
  }

  @Post('meetings/:meetingId/minutes')
  @Allow(...STAFF)
  @Changes('Record who came and what was decided')
  recordMeeting(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Body() body: MinutesBody,
    @Meta() meta: CommandMeta,
  ) {
    return this.commands.execute(new RecordMeeting(id, { ...body, meetingId }, meta));
  }
}
