import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import * as the from '../case.fixture';
import { assigned, directory, lives, meta, opened, timetables } from '../case.fixture';
import { FlagChurnRisk, flagChurnRisk } from './flag-churn-risk';

const given = specify(caseStream, flagChurnRisk(timetables, directory));
const flag = () => new FlagChurnRisk('case', { reason: '表示不再续约' }, meta());
const flagged = the.fact('ChurnRiskFlagged', { reason: '表示不再续约' });

describe('flag a churn risk', () => {
  it('brings the case to the cross-department owner (G11)', () =>
    given(opened, assigned)
      .when(flag())
      .then(
        flagged,
        the.fact('IssueEscalated', {
          number: 1,
          level: 2,
          cause: { kind: 'churn_risk' },
          dueAt: undefined,
          latenessSeconds: 0,
          recipient: { ...the.zhao, role: 'cross_department_owner' },
        }),
      ));
  it('adds its cause where the case is as high already', () =>
    given(opened, assigned, the.escalated(1, 2)).when(flag()).thenTypes('ChurnRiskFlagged', 'EscalationCauseAdded'));
  it('may be seen when the case is closed', () =>
    given(...lives.closed)
      .when(flag())
      .thenTypes('ChurnRiskFlagged', 'IssueEscalated'));
});
