import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { accepted, assigned, cn, directory, escalated, meta, MONDAY, opened, timetables } from '../case.fixture';
import {
  AcceptEscalation,
  acceptEscalation,
  DeescalateCase,
  deescalateCase,
  EscalateCase,
  escalateCase,
} from './escalate-case';

const cause = { kind: 'by_hand', reason: 'VIP 客户' } as const;
const calm: CaseEvent = { type: 'IssueDeescalated', data: { level: 1, reason: '已恢复' } };

describe('escalate by hand', () => {
  const given = specify(caseStream, escalateCase(timetables, directory));
  const escalate = (level: 1 | 2 | 3) => new EscalateCase('case', { level, reason: 'VIP 客户' }, meta());
  const raised = (number: number, level: 1 | 2 | 3, recipient: object): CaseEvent =>
    ({ type: 'IssueEscalated', data: { number, level, recipient, cause, latenessSeconds: 0 } }) as CaseEvent;

  it.each([
    [1, { ...the.chen, role: 'department_head' }],
    [2, { ...the.zhao, role: 'cross_department_owner' }],
    [3, { ...the.wang, role: 'executive_on_duty' }],
  ] as const)('to level %s', (level, recipient) =>
    given(opened, assigned)
      .when(escalate(level))
      .then(raised(1, level, recipient)),
  );
  it('goes higher', () =>
    given(opened, assigned, escalated(1, 1))
      .when(escalate(2))
      .then(raised(2, 2, { ...the.zhao, role: 'cross_department_owner' })));
  it.each([1, 2] as const)('only adds its cause at level %s where the case has level 2', (level) =>
    given(opened, assigned, escalated(1, 2))
      .when(escalate(level))
      .then({ type: 'EscalationCauseAdded', data: { number: 1, level, cause, latenessSeconds: 0 } }),
  );
  it('can go to the same level again after a de-escalation', () =>
    given(opened, assigned, escalated(1, 1), calm)
      .when(escalate(1))
      .then(raised(2, 1, { ...the.chen, role: 'department_head' })));
});

describe('accept an escalation', () => {
  const given = specify(caseStream, acceptEscalation(directory));
  const accept = (number: number, personId = 'chen', promisedAt = cn('2026-03-03 18:00')) =>
    new AcceptEscalation('case', { number, personId, promisedAt }, meta());
  const promise = accepted(1, cn('2026-03-03 18:00'));

  it('names the person and the time', () => given(opened, escalated(1, 1)).when(accept(1)).then(promise));
  it('does nothing the second time', () => given(opened, escalated(1, 1), promise).when(accept(1)).then());
  it('is taken once', () =>
    given(opened, escalated(1, 1), promise).when(accept(1, 'zhao')).rejects('ESCALATION_ACCEPTED'));
  it('is possible of a closed case too: its follow-ups escalate', () =>
    given(...the.lives.closed, escalated(1, 1))
      .when(accept(1))
      .then(promise));
  it.each([
    ['ESCALATION_UNKNOWN', accept(2)],
    ['PERSON_UNKNOWN', accept(1, 'nobody')],
    ['DATE_IN_PAST', accept(1, 'chen', MONDAY)],
  ])('is refused with %s', (code, command) => given(opened, escalated(1, 1)).when(command).rejects(code));
  it('is refused when there is nothing left to accept', () => {
    given(opened, escalated(1, 1), calm).when(accept(1)).rejects('ESCALATION_OVER');
    given(opened, escalated(1, 1), ...the.lives.awaiting_confirmation.slice(1), the.disputed)
      .when(accept(1))
      .rejects('ESCALATION_OVER');
  });
});

describe('de-escalate', () => {
  const given = specify(caseStream, deescalateCase);
  const deescalate = new DeescalateCase('case', { reason: '已恢复' }, meta());

  it('takes the level back', () => given(opened, escalated(1, 1)).when(deescalate).then(calm));
  it('does nothing where there is none', () => given(opened).when(deescalate).then());
  it('does nothing twice', () => given(opened, escalated(1, 1), calm).when(deescalate).then());
});
