import { fold } from '@engine/decider/specify';
import type { DirectorySnapshot } from '@features/access/contract';
import { caseStream, type ExistingCase } from '../case';
import { chen, directory, liu, MONDAY, opened, qian, sun, wang, zhao } from '../case.fixture';
import type { StaffRef } from '../case.events';
import { isHeadOf, recipientOf } from './recipients';

const open = fold(caseStream, [opened], MONDAY) as ExistingCase;
const ownedBy = (owner: StaffRef, leadDepartmentId?: string): ExistingCase => ({ ...open, owner, leadDepartmentId });
const without = (change: Partial<DirectorySnapshot>): DirectorySnapshot => ({ ...directory, ...change });
const now = new Date(MONDAY);
const goesTo = (state: ExistingCase, known = directory) =>
  (['owner', 'department_head', 'cross_department_owner', 'executive_on_duty'] as const).map((role) => {
    const recipient = recipientOf(role, state, known, { now });
    return recipient && `${recipient.name} ${recipient.role}`;
  });

describe('who a step goes to', () => {
  it.each<[string, ExistingCase, DirectorySnapshot, (string | undefined)[]]>([
    [
      'each to its own',
      ownedBy(liu),
      directory,
      ['刘工 owner', '陈主管 department_head', '赵经理 cross_department_owner', '王总 executive_on_duty'],
    ],
    [
      'a head who owns the case is skipped',
      ownedBy(chen),
      directory,
      ['陈主管 owner', '赵经理 cross_department_owner', '赵经理 cross_department_owner', '王总 executive_on_duty'],
    ],
    [
      'so is a cross-department owner who does',
      ownedBy(zhao, 'service'),
      directory,
      ['赵经理 owner', '王总 executive_on_duty', '王总 executive_on_duty', '王总 executive_on_duty'],
    ],
    [
      'the cross-department owner is the lead department’s',
      ownedBy(liu, 'quality'),
      directory,
      ['刘工 owner', '陈主管 department_head', '王总 cross_department_owner', '王总 executive_on_duty'],
    ],
    [
      'the intake department has what nobody owns',
      open,
      directory,
      [
        '孙主管 intake_department_head',
        '孙主管 intake_department_head',
        '赵经理 cross_department_owner',
        '王总 executive_on_duty',
      ],
    ],
    [
      'roles that nobody fills pass upwards',
      ownedBy(qian),
      directory,
      ['钱工 owner', '王总 executive_on_duty', '王总 executive_on_duty', '王总 executive_on_duty'],
    ],
    [
      'so do those of a department without a name',
      ownedBy({ personId: 'gone', name: '离职者' }),
      directory,
      ['离职者 owner', '王总 executive_on_duty', '王总 executive_on_duty', '王总 executive_on_duty'],
    ],
    [
      'and of people whom nobody knows',
      ownedBy(liu),
      without({ people: new Map([['wang', directory.people.get('wang')!]]) }),
      ['刘工 owner', '王总 executive_on_duty', '王总 executive_on_duty', '王总 executive_on_duty'],
    ],
    [
      'without an intake department too',
      open,
      without({ intakeDepartmentId: undefined }),
      ['王总 executive_on_duty', '王总 executive_on_duty', '王总 executive_on_duty', '王总 executive_on_duty'],
    ],
    [
      'nobody is nobody',
      open,
      without({ people: new Map(), departments: new Map() }),
      [undefined, undefined, undefined, undefined],
    ],
  ])('%s', (_case, state, known, names) => expect(goesTo(state, known)).toEqual(names));

  it('is in the department where the owner works now', () => {
    const moved = new Map([...directory.people, ['liu', { ...directory.people.get('liu')!, departmentId: 'quality' }]]);
    expect(goesTo(ownedBy(liu), without({ people: moved }))[1]).toBe('赵经理 department_head');
  });
});

describe('the head of the department that has the case', () => {
  const heads = (state: ExistingCase, known = directory) =>
    [chen, zhao, wang, sun, liu]
      .filter(({ personId }) => isHeadOf(personId, state, known, now))
      .map(({ name }) => name);

  it('is the owner’s, and the lead department’s', () => {
    expect(heads(ownedBy(liu))).toEqual(['陈主管']);
    expect(heads(ownedBy(liu, 'quality'))).toEqual(['陈主管', '赵经理']);
  });
  it('may be the owner', () => expect(heads(ownedBy(chen))).toEqual(['陈主管']));
  it('is the intake department’s where nobody owns the case', () => expect(heads(open)).toEqual(['孙主管']));
  it('is whoever is above where there is no head', () => expect(heads(ownedBy(qian))).toEqual(['王总']));
  it('is nobody where there is nobody', () =>
    expect(heads(open, without({ people: new Map(), departments: new Map() }))).toEqual([]));
});
