import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { assigned, closed, directory, lives, meta, opened } from '../case.fixture';
import type { DepartmentRole } from '../vocabulary';
import { EngageDepartment, engageDepartment } from './engage-department';

const given = specify(caseStream, engageDepartment(directory));
const engage = (departmentId: string, role: DepartmentRole, more: { reason?: string; accountableId?: string } = {}) =>
  new EngageDepartment('case', { departmentId, role, ...more }, meta());
const quality = (role: DepartmentRole, reason?: string): CaseEvent =>
  the.fact('DepartmentEngaged', {
    departmentId: 'quality',
    name: '质量部',
    role,
    reason,
    recipient: { ...the.zhao, role: 'department_head' },
  });
const heIsAccountable = the.fact('AccountableNamed', { accountable: the.he, previous: undefined, reason: undefined });

describe('engage department', () => {
  it('asks the first one; nobody need be named while only one takes part', () =>
    given(opened).when(engage('quality', 'lead')).then(quality('lead')));
  it('asks its head, or whoever stands above where it has none', () =>
    given(opened)
      .when(engage('workshop', 'lead'))
      .then(
        the.fact('DepartmentEngaged', {
          departmentId: 'workshop',
          name: '维修车间',
          role: 'lead',
          reason: undefined,
          recipient: { ...the.wang, role: 'executive_on_duty' },
        }),
      ));
  it('needs an accountable person as soon as two take part, the department of the owner being one', () =>
    given(opened, assigned).when(engage('quality', 'cooperating')).rejects('ACCOUNTABLE_REQUIRED'));
  it('takes the accountable person along', () =>
    given(opened, assigned)
      .when(engage('quality', 'cooperating', { accountableId: 'he' }))
      .then({ ...heIsAccountable, data: { accountable: the.he } }, quality('cooperating')));
  it('asks no further when somebody is accountable', () =>
    given(opened, assigned, the.accountable(the.he))
      .when(engage('quality', 'cooperating'))
      .then(quality('cooperating')));
  it('does not count one that has declined', () =>
    given(opened, the.engaged('quality'), the.declined('quality', 'service', 1))
      .when(engage('service', 'lead', { reason: '质量部推辞' }))
      .thenTypes('DepartmentEngaged'));
  it('hands over only with a reason', () =>
    given(opened, the.engaged('service'), the.accepts('service'), the.accountable(the.he))
      .when(engage('quality', 'lead'))
      .rejects('REASON_REQUIRED'));
  it('hands over with one', () =>
    given(opened, the.engaged('service'), the.accepts('service'), the.accountable(the.he))
      .when(engage('quality', 'lead', { reason: '批次问题' }))
      .then(quality('lead', '批次问题')));
  it('does nothing the second time', () =>
    given(opened, the.engaged('quality')).when(engage('quality', 'lead')).then());
  it('may ask again who has declined', () =>
    given(opened, the.engaged('quality'), the.declined('quality', 'service', 1))
      .when(engage('quality', 'lead'))
      .thenTypes('DepartmentEngaged'));
  it('refuses a department that is not there', () =>
    given(opened).when(engage('moon', 'lead')).rejects('DEPARTMENT_UNKNOWN'));
  it('refuses a case that is not open', () =>
    given(...lives.closed, closed)
      .when(engage('quality', 'lead'))
      .rejects('CASE_NOT_OPEN'));
});
