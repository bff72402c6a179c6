import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import * as the from '../case.fixture';
import { assigned, cn, directory, local, meta, opened } from '../case.fixture';
import { CaseLife } from '../case-life.fixture';
import { RuleOwnership, ruleOwnership } from './rule-ownership';

const given = specify(caseStream, ruleOwnership(directory));
const rule = (by = 'he', departmentId = 'quality') =>
  new RuleOwnership('case', { departmentId, reason: '批次问题' }, meta({ by }));
const twiceDeclined = [
  opened,
  assigned,
  the.accountable(the.he),
  the.engaged('quality'),
  the.declined('quality', 'service', 1),
  the.engaged('service'),
  the.declined('service', 'quality', 2),
];

describe('rule ownership', () => {
  it('is the word of the accountable person, after two refusals', () =>
    given(...twiceDeclined)
      .when(rule())
      .then(
        the.fact('OwnershipRuled', {
          departmentId: 'quality',
          name: '质量部',
          reason: '批次问题',
          recipient: { ...the.zhao, role: 'department_head' },
        }),
      ));
  it('is nobody else’s', () =>
    given(...twiceDeclined)
      .when(rule('zhao'))
      .rejects('ACCOUNTABLE_ONLY'));
  it('waits for the second refusal', () =>
    given(...twiceDeclined.slice(0, 5))
      .when(rule())
      .rejects('NOTHING_TO_RULE'));
  it('comes once', () =>
    given(...twiceDeclined, the.fact('OwnershipRuled', { departmentId: 'quality', name: '质量部', reason: '合同' }))
      .when(rule())
      .rejects('NOTHING_TO_RULE'));
  it('names a department that is there', () =>
    given(...twiceDeclined)
      .when(rule('he', 'moon'))
      .rejects('DEPARTMENT_UNKNOWN'));
});

describe('the clock of a ruling', () => {
  const life = () => new CaseLife(cn('2026-03-02 16:00')).happen(...twiceDeclined);

  it('gives four business hours', () => expect(local(life().clock('ruling')?.dueAt)).toBe('2026-03-03 11:00'));
  it('warns the accountable person first, then climbs', () => {
    const late = life().advanceTo(cn('2026-03-03 11:00'));
    expect(late.facts('DeadlineWarned').map(({ data }) => [data.clock, data.recipient?.name])).toContainEqual([
      'ruling',
      '何工',
    ]);
    expect(late.facts('DeadlineBreached').map(({ data }) => data.clock)).toContain('ruling');
  });
  it('is met by the ruling, and the ruled department leads', () => {
    const ruled = life();
    ruled.send(ruleOwnership(directory), (m) => new RuleOwnership('c', { departmentId: 'quality', reason: '合同' }, m));
    expect(ruled.clock('ruling')?.state).toBe('met');
    expect(ruled.existing.leadDepartmentId).toBe('quality');
  });
});

describe('the clock of a department that holds a case', () => {
  const begun = () =>
    new CaseLife(cn('2026-03-02 09:00')).happen(
      opened,
      assigned,
      the.accountable(the.he),
      the.engaged('service'),
      the.accepts('service'),
    );
  const states = (life: CaseLife) => ['service', 'quality'].map((id) => life.clock('ownership', id)?.state);

  it('runs on for whoever declines until another accepts', () => {
    const life = begun().happen(the.engaged('quality'), the.declined('quality', 'service', 1));
    expect(states(life)).toEqual(['running', 'running']);
    expect(states(life.happen(the.accepts('quality')))).toEqual(['met', 'running']);
  });
  it('is measured: no step follows from it without a target', () => {
    const clock = begun().clock('ownership', 'service');
    expect([clock?.dueAt, clock?.steps]).toEqual([undefined, []]);
  });
  it('stands still while the customer or a supplier is waited for', () => {
    const life = begun().happen(the.waitingFor('supplier'));
    expect(states(life)).toEqual(['paused', undefined]);
    expect(states(life.happen(the.waitEnded))).toEqual(['running', undefined]);
    expect(states(life.happen(the.waitingFor('internal', 'wait-2')))).toEqual(['running', undefined]);
  });
  it('is met by the resolution', () => expect(states(begun().happen(the.resolved))).toEqual(['met', undefined]));
});
