import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import {
  asked,
  assigned,
  chen,
  cn,
  COMMAND_ID,
  complaint,
  delivered,
  directory,
  he,
  leaveAsked,
  meta,
  resolved,
  timetables,
} from '../case.fixture';
import { CaseLife } from '../case-life.fixture';
import { TriageCase, triageCase } from '../intake/triage-case';
import { NotifyDelay, notifyDelay } from '../planning/notify-delay';
import { CloseCase, closeCase } from '../settling/close-case';
import { ResolveIssue, resolveIssue } from '../settling/resolve-issue';
import { orAsk, wantedClosing, wantedDelay, wantedNoResponse, wantedTriage } from './request-approval';

const friday = cn('2026-03-06 18:00');
const monday = cn('2026-03-09 18:00');
const reason = '只是询问';

describe('a complaint made milder by anybody', () => {
  const given = specify(caseStream, orAsk(triageCase(directory), wantedTriage, directory));
  const milder = (by?: string) => new TriageCase('case', { type: 'inquiry', reason }, meta({ by }));
  const requested = leaveAsked({ approvalId: COMMAND_ID });

  it('is asked of the head', () => given(complaint, assigned).when(milder()).then(requested));
  it('is done by the head without asking', () =>
    given(complaint, assigned).when(milder('chen')).thenTypes('CaseReclassified', 'CaseTriaged'));
  it('is asked of the head who owns the case as well: somebody else may not', () => {
    const owned: CaseEvent = { type: 'CaseAssigned', data: { owner: chen } };
    given(complaint, owned).when(milder()).then(requested);
  });
  it('is asked of whoever escalations go to where a department has no head', () => {
    const owned: CaseEvent = { type: 'CaseAssigned', data: { owner: the.qian } };
    given(complaint, owned)
      .when(milder())
      .then(leaveAsked({ approvalId: COMMAND_ID, approver: the.wang }));
  });
  it('is asked once', () => given(complaint, assigned, requested).when(milder()).rejects('APPROVAL_PENDING'));
  it('is asked again after a refusal', () =>
    given(complaint, assigned, requested, {
      type: 'ApprovalRefused',
      data: { approvalId: COMMAND_ID, about: 'milder_classification', by: chen, reason: '不' },
    })
      .when(milder())
      .then(requested));
  it('still needs its reason', () =>
    given(complaint, assigned)
      .when(new TriageCase('case', { type: 'inquiry' }, meta()))
      .rejects('REASON_REQUIRED'));
  it('names nobody when another system asks', () =>
    given(complaint, assigned)
      .when(milder('crm'))
      .then(leaveAsked({ approvalId: COMMAND_ID, requestedBy: undefined })));
});

describe('the third delay', () => {
  const given = specify(caseStream, orAsk(notifyDelay(timetables, directory), wantedDelay, directory));
  it('is asked of the head, and the planned date stands', () =>
    given(the.opened, assigned, the.planned(friday), the.delayed(1, friday), the.delayed(2, friday))
      .when(new NotifyDelay('case', { plannedDate: monday, reason: '缺件' }, meta()))
      .then({
        type: 'ApprovalRequested',
        data: {
          approvalId: COMMAND_ID,
          about: 'third_delay',
          wanted: { kind: 'delay', previousDate: friday, plannedDate: monday, reason: '缺件' },
          reason: '缺件',
          requestedBy: he,
          approver: chen,
        },
      } as CaseEvent));
});

describe('a complaint whose customer says nothing', () => {
  const reminders = [the.waitingFor('customer'), the.contacted(), the.contacted(), the.contacted()];
  const given = specify(caseStream, orAsk(resolveIssue(directory), wantedNoResponse, directory));
  const giveUp = new ResolveIssue('case', { outcome: 'no_response', result: '无回应' }, meta());
  it('is given up by leave of the head', () =>
    given(complaint, assigned, ...reminders)
      .when(giveUp)
      .thenTypes('ApprovalRequested'));
  it('after it was reminded', () => given(complaint, assigned).when(giveUp).rejects('REMINDERS_REQUIRED'));

  const letter = asked({ channel: 'email', messageId: 'letter' });
  const call = asked({ attempt: 2, outcome: 'no_answer', localDay: '2026-03-03' });
  const silent = [complaint, assigned, resolved, delivered, letter, call];
  it('is closed by leave of the head', () =>
    specify(
      caseStream,
      orAsk(closeCase(timetables, directory), wantedClosing, directory),
    )(...silent)
      .when(new CloseCase('case', {}, meta({ now: cn('2026-04-01 10:00') })))
      .thenTypes('ApprovalRequested'));

  it('is not closed by the worker, who asks, and asks again for another answer by who is above a head that sleeps', () => {
    const life = new CaseLife(the.MONDAY).happen(...silent).advanceTo(cn('2026-04-01 10:00'));
    expect(life.existing.status).toBe('awaiting_confirmation');
    expect(life.facts('ApprovalRequested').map(({ data }) => [data.about, data.wanted])).toEqual([
      ['close_silent_complaint', { kind: 'closing' }],
    ]);
    expect(life.facts('DeadlineWarned').map(({ data }) => [data.clock, data.recipient?.name])).toEqual([
      ['objection', '陈主管'],
      ['approval', '陈主管'],
    ]);
    expect(life.facts('IssueEscalated')[0].data).toMatchObject({
      level: 1,
      recipient: { name: '赵经理' },
      cause: { kind: 'clock', clock: 'approval' },
    });
  });
});
