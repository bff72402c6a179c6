import type { CommandMeta } from '@engine/decider';
import { specify } from '@engine/decider/specify';
import type { DepartmentEvent } from './access.events';
import { ChangeDepartment, changeDepartment } from './change-department';
import { departmentStream } from './department';
import { organisationStream } from './organisation';
import { RegisterDepartment, registerDepartment } from './register-department';
import { SetExecutiveOnDuty, setExecutiveOnDuty } from './set-executive-on-duty';
import { SetIntakeDepartment, setIntakeDepartment } from './set-intake-department';

const meta = {} as CommandMeta;
const service = { name: '客户服务部', headId: 'p1', crossDepartmentOwnerId: 'p2' };
const registered: DepartmentEvent = { type: 'DepartmentRegistered', data: service };

describe('register a department', () => {
  const given = specify(departmentStream, registerDepartment);
  const register = new RegisterDepartment('d1', service, meta);

  it('records the profile', () => given().when(register).then(registered));
  it('refuses a second time', () => given(registered).when(register).rejects('DEPARTMENT_EXISTS'));
});

describe('change a department', () => {
  const given = specify(departmentStream, changeDepartment);
  const led = { ...service, headId: 'p3' };

  it('records the whole new profile', () =>
    given(registered)
      .when(new ChangeDepartment('d1', led, meta))
      .then({ type: 'DepartmentChanged', data: led }));
  it('does nothing when nothing changes', () =>
    given(registered)
      .when(new ChangeDepartment('d1', service, meta))
      .then());
  it('refuses an unknown one', () =>
    given()
      .when(new ChangeDepartment('d1', service, meta))
      .rejects('DEPARTMENT_NOT_FOUND'));
});

describe('the organisation', () => {
  const intake = specify(organisationStream, setIntakeDepartment);
  const duty = specify(organisationStream, setExecutiveOnDuty);
  const toService = new SetIntakeDepartment('main', { departmentId: 'd1' }, meta);
  const toWang = new SetExecutiveOnDuty('main', { personId: 'p9' }, meta);

  it('gets an intake department', () =>
    intake()
      .when(toService)
      .then({ type: 'IntakeDepartmentSet', data: { departmentId: 'd1' } }));
  it('keeps the one it has', () =>
    intake({ type: 'IntakeDepartmentSet', data: { departmentId: 'd1' } })
      .when(toService)
      .then());
  it('gets an executive on duty, and keeps its intake department', () =>
    duty({ type: 'IntakeDepartmentSet', data: { departmentId: 'd1' } })
      .when(toWang)
      .then({ type: 'ExecutiveOnDutySet', data: { personId: 'p9' } }));
  it('keeps the executive it has', () =>
    duty({ type: 'ExecutiveOnDutySet', data: { personId: 'p9' } })
      .when(toWang)
      .then());
});
