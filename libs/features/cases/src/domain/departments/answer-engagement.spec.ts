import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import * as the from '../case.fixture';
import { assigned, directory, meta, opened } from '../case.fixture';
import { AcceptEngagement, acceptEngagement, DeclineEngagement, declineEngagement } from './answer-engagement';

describe('accept for a department', () => {
  const given = specify(caseStream, acceptEngagement(directory));
  const accept = (departmentId = 'quality', ownerId?: string) =>
    new AcceptEngagement('case', { departmentId, ownerId }, meta({ by: 'zhao' }));
  const accepted = the.fact('DepartmentAccepted', {
    departmentId: 'quality',
    name: '质量部',
    role: 'lead',
    acceptedBy: the.zhao,
    note: undefined,
  });

  it('records who accepted', () => given(opened, the.engaged('quality')).when(accept()).then(accepted));
  it('names the new owner with it', () =>
    given(opened, assigned, the.engaged('quality'))
      .when(accept('quality', 'zhao'))
      .then(accepted, the.fact('CaseAssigned', { owner: the.zhao, previousOwner: the.liu, reason: '质量部' })));
  it('of a department that only cooperates leaves the owner alone', () =>
    given(opened, assigned, the.engaged('quality', 'cooperating'))
      .when(accept('quality', 'zhao'))
      .thenTypes('DepartmentAccepted'));
  it('may come after a refusal', () =>
    given(opened, the.engaged('quality'), the.declined('quality', 'service', 1))
      .when(accept())
      .then(accepted));
  it('does nothing the second time', () =>
    given(opened, the.engaged('quality'), the.accepts('quality')).when(accept()).then());
  it('is for a department that was asked', () => given(opened).when(accept()).rejects('DEPARTMENT_NOT_ENGAGED'));
});

describe('decline for a department', () => {
  const given = specify(caseStream, declineEngagement(directory));
  const decline = (departmentId = 'quality', insteadDepartmentId = 'service') =>
    new DeclineEngagement('case', { departmentId, reason: '不属于我部门', insteadDepartmentId }, meta({ by: 'zhao' }));
  const once = [opened, assigned, the.accountable(the.he), the.engaged('quality')] as const;

  it('asks the department that it names, and tells the accountable person', () =>
    given(...once)
      .when(decline())
      .then(
        the.fact('DepartmentDeclined', {
          departmentId: 'quality',
          name: '质量部',
          reason: '不属于我部门',
          insteadDepartmentId: 'service',
          number: 1,
          ruler: undefined,
        }),
        the.fact('DepartmentEngaged', {
          departmentId: 'service',
          name: '售后部',
          role: 'lead',
          reason: '不属于我部门',
          recipient: { ...the.chen, role: 'department_head' },
        }),
      ));
  it('asks it to lead also where it has only cooperated so far', () =>
    given(...once, the.engaged('service', 'cooperating'))
      .when(decline())
      .thenTypes('DepartmentDeclined', 'DepartmentEngaged'));
  it('does not ask twice', () =>
    given(...once, the.engaged('service'))
      .when(decline())
      .thenTypes('DepartmentDeclined'));
  it('makes the owner accountable where nobody is', () =>
    given(opened, assigned, the.engaged('quality'))
      .when(decline())
      .thenTypes('AccountableNamed', 'DepartmentDeclined', 'DepartmentEngaged'));
  it('for the second time asks nobody any more: the accountable person rules', () =>
    given(...once, the.declined('quality', 'service', 1), the.engaged('service'))
      .when(decline('service', 'quality'))
      .then(
        the.fact('DepartmentDeclined', {
          departmentId: 'service',
          name: '售后部',
          reason: '不属于我部门',
          insteadDepartmentId: 'quality',
          number: 2,
          ruler: the.he,
        }),
      ));
  it('does nothing the second time', () =>
    given(...once, the.declined('quality', 'service', 1))
      .when(decline())
      .then());
  it('cannot be said to a ruling', () =>
    given(...once, the.fact('OwnershipRuled', { departmentId: 'quality', name: '质量部', reason: '合同' }))
      .when(decline())
      .rejects('RULING_BINDING'));
  it('is too late once it has accepted', () =>
    given(...once, the.accepts('quality'))
      .when(decline())
      .rejects('ENGAGEMENT_ACCEPTED'));
  it('names another department', () =>
    given(...once)
      .when(decline('quality', 'quality'))
      .rejects('OTHER_DEPARTMENT_REQUIRED'));
  it('names one that is there', () =>
    given(...once)
      .when(decline('quality', 'moon'))
      .rejects('DEPARTMENT_UNKNOWN'));
  it('is for a department that was asked', () => given(opened).when(decline()).rejects('DEPARTMENT_NOT_ENGAGED'));
});
