import { CommandReply, Id, IdList, Instant, OneOf, Text, TextList } from '@engine/platform';
import { ApiProperty } from '@nestjs/swagger';
import { departmentRoles, type DepartmentRole } from '../domain/vocabulary';
import { CommandBody } from './intake.bodies';

export class EngagementBody extends CommandBody {
  @Id() departmentId: string;
  @OneOf(departmentRoles, { example: 'cooperating', description: 'lead hands the case over, once it is accepted.' })
  role: DepartmentRole;
  @Text(2_000, { optional: true, example: '需要安装记录', description: 'Required when the case is handed over.' })
  reason?: string;
  @Id({ optional: true, description: '主责人; required once two departments take part.' }) accountableId?: string;
}

export class EngagementAcceptanceBody extends CommandBody {
  @Id({ optional: true, description: 'The new owner of the case, where the department accepts to lead.' })
  ownerId?: string;
  @Text(2_000, { optional: true }) note?: string;
}

export class RefusalBody extends CommandBody {
  @Text(2_000, { example: '安装由服务商负责' }) reason: string;
  @Id({ description: 'The department that should do it instead.' }) insteadDepartmentId: string;
}

export class AccountableBody extends CommandBody {
  @Id() personId: string;
  @Text(2_000, { optional: true, description: 'Required when somebody else was accountable.' }) reason?: string;
}

export class RulingBody extends CommandBody {
  @Id() departmentId: string;
  @Text(2_000, { example: '合同约定由安装服务部负责' }) reason: string;
}

export class SubTaskBody extends CommandBody {
  @Id() departmentId: string;
  @Text(2_000, { example: '提供安装记录' }) what: string;
  @Instant({ example: '2026-03-03T18:00:00+08:00' }) dueAt: string;
  @Id({ optional: true, description: 'The head of the department where left out.' }) ownerId?: string;
}

export class TaskForceBody extends CommandBody {
  @Id() leaderId: string;
  @IdList() memberIds: string[];
  @Text(5_000, { example: '两小时内上门检测,今晚恢复制冷' }) plan: string;
}

export class MeetingBody extends CommandBody {
  @Instant({ example: '2026-03-03T10:00:00+08:00' }) at: string;
  @Text(200, { optional: true, example: '三楼会议室' }) place?: string;
  @Text(2_000, { example: '责任划分与更换时间' }) agenda: string;
  @IdList() attendeeIds: string[];
}

export class MinutesBody extends CommandBody {
  @IdList() attendeeIds: string[];
  @TextList(2_000, { atLeast: 1, example: ['由安装服务部周四前更换'] }) decisions: string[];
}

export class MeetingReply extends CommandReply {
  @ApiProperty({ description: 'For /meetings/{meetingId}/minutes.' }) meetingId: string;
}
