import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import { assigned, complaint, directory, meta, opened, triaged } from '../case.fixture';
import { TriageCase, triageCase } from './triage-case';

const given = specify(caseStream, triageCase(directory));
const triage = (data: TriageCase['data'], by = 'he') => new TriageCase('case', data, meta({ by }));
const asBefore = { type: 'after_sales', urgency: 'normal' } as const;

describe('triage case', () => {
  it('sorts it', () =>
    given(opened)
      .when(triage({ leadDepartmentId: 'service', demandPriority: 'high', problemCategory: '安装质量' }))
      .then({
        type: 'CaseTriaged',
        data: { ...asBefore, leadDepartmentId: 'service', demandPriority: 'high', problemCategory: '安装质量' },
      }));
  it('says that somebody has looked, once', () => {
    given(opened).when(triage({})).then({ type: 'CaseTriaged', data: asBefore });
    given(opened, triaged).when(triage({})).then();
  });
  it('adds what is new', () =>
    given(opened, triaged)
      .when(triage({ leadDepartmentId: 'service' }))
      .then({ type: 'CaseTriaged', data: { ...asBefore, leadDepartmentId: 'service' } }));
  it('refuses an unknown department', () =>
    given(opened)
      .when(triage({ leadDepartmentId: 'nowhere' }))
      .rejects('DEPARTMENT_UNKNOWN'));

  it('reclassifies with a reason', () => {
    const to = { type: 'complaint', urgency: 'urgent' } as const;
    given(opened)
      .when(triage({ ...to, reason: '客户投诉' }))
      .then(
        { type: 'CaseReclassified', data: { from: asBefore, to, reason: '客户投诉' } },
        { type: 'CaseTriaged', data: to },
      );
  });
  it.each([undefined, ' '])('refuses to reclassify without one: %p', (reason) =>
    given(opened)
      .when(triage({ urgency: 'urgent', reason }))
      .rejects('REASON_REQUIRED'),
  );
});

describe('making a complaint milder', () => {
  it.each([
    ['another type', { type: 'inquiry' }],
    ['another type, though more urgent', { type: 'inquiry', urgency: 'urgent' }],
    ['less urgency', { urgency: 'low' }],
  ] as const)('needs the head of the department: %s', (_how, change) => {
    given(complaint, assigned)
      .when(triage({ ...change, reason: '客户同意' }))
      .rejects('HEAD_REQUIRED');
    given(complaint, assigned)
      .when(triage({ ...change, reason: '客户同意' }, 'chen'))
      .thenTypes('CaseReclassified', 'CaseTriaged');
  });
  it('is the intake department’s while nobody owns the case', () => {
    given(complaint)
      .when(triage({ urgency: 'low', reason: '客户同意' }, 'chen'))
      .rejects('HEAD_REQUIRED');
    given(complaint)
      .when(triage({ urgency: 'low', reason: '客户同意' }, 'sun'))
      .thenTypes('CaseReclassified', 'CaseTriaged');
  });
  it('is not what making it more urgent is', () =>
    given(complaint, assigned)
      .when(triage({ urgency: 'urgent', reason: '客户停工' }))
      .thenTypes('CaseReclassified', 'CaseTriaged'));
  it('is free for what is no complaint', () =>
    given(opened, assigned)
      .when(triage({ urgency: 'low', reason: '客户不急' }))
      .thenTypes('CaseReclassified', 'CaseTriaged'));
});
