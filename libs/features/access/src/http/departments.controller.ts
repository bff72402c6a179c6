import { type CommandMeta, Rejection } from '@engine/decider';
import { EventStore } from '@engine/event-store';
import { Allow, Changes, Creates, EVERYONE, Meta, PageQuery, Reads, newIdOf } from '@engine/platform';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ChangeDepartment } from '../domain/change-department';
import { departmentStream } from '../domain/department';
import { RegisterDepartment } from '../domain/register-department';
import { DepartmentsQuery } from '../read/departments-query';
import { DepartmentBody, DepartmentView, DepartmentsPage } from './departments.bodies';
import { departmentView } from './views';

@ApiTags('departments')
@Controller('v1/departments')
export class DepartmentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly departments: DepartmentsQuery,
    private readonly store: EventStore,
  ) {}

  @Post()
  @Creates('Register a department')
  @Allow('administrator')
  registerDepartment(@Body() body: DepartmentBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new RegisterDepartment(newIdOf(meta, 'department'), body, meta));
  }

  @Post(':id/profile')
  @Changes('Change a department, as a whole')
  @Allow('administrator')
  changeDepartment(@Param('id') id: string, @Body() body: DepartmentBody, @Meta() meta: CommandMeta) {
    return this.commands.execute(new ChangeDepartment(id, body, meta));
  }

  @Get()
  @Reads('List departments by name', DepartmentsPage)
  @Allow(...EVERYONE)
  async listDepartments(@Query() query: PageQuery): Promise<DepartmentsPage> {
    const { items, nextCursor } = await this.departments.page(query);
    return { items: items.map((row) => departmentView(row.id, row.version, row)), nextCursor };
  }

  @Get(':id')
  @Reads('Read a department, always current', DepartmentView)
  @Allow(...EVERYONE)
  async readDepartment(@Param('id') id: string): Promise<DepartmentView> {
    const { state, version } = await this.store.load(departmentStream, id);
    if (state.status === 'absent') throw new Rejection('DEPARTMENT_NOT_FOUND', 'There is no such department.');
    return departmentView(id, version, state.profile);
  }
}
