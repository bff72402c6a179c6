import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import * as the from '../case.fixture';
import { assigned, cn, COMMAND_ID, directory, meta, opened } from '../case.fixture';
import { CallMeeting, callMeeting, RecordMeeting, recordMeeting } from './coordination-meeting';
import { FormTaskForce, formTaskForce } from './form-task-force';
import { NameAccountable, nameAccountable } from './name-accountable';
import { SetSubTask, setSubTask } from './set-sub-task';

const TUESDAY = cn('2026-03-03 10:00');

describe('name the accountable person', () => {
  const given = specify(caseStream, nameAccountable(directory));
  const name = (personId: string, reason?: string) => new NameAccountable('case', { personId, reason }, meta());

  it('is recorded', () => given(opened).when(name('he')).thenTypes('AccountableNamed'));
  it('does nothing the second time', () => given(opened, the.accountable(the.he)).when(name('he')).then());
  it('needs a reason to change', () =>
    given(opened, the.accountable(the.he)).when(name('zhao')).rejects('REASON_REQUIRED'));
  it('changes with one, and says who it was', () =>
    given(opened, the.accountable(the.he))
      .when(name('zhao', '调岗'))
      .then(the.fact('AccountableNamed', { accountable: the.zhao, previous: the.he, reason: '调岗' })));
  it('refuses who is not there', () => given(opened).when(name('nobody')).rejects('PERSON_UNKNOWN'));
});

describe('set a sub-task', () => {
  const given = specify(caseStream, setSubTask(directory));
  const set = (change: object = {}) =>
    new SetSubTask('case', { departmentId: 'quality', what: '提供检测报告', dueAt: TUESDAY, ...change }, meta());
  const task = (owner: object) => ({
    type: 'FollowUpScheduled' as const,
    data: {
      followUpId: COMMAND_ID,
      kind: 'sub_task' as const,
      dueAt: TUESDAY,
      owner,
      action: '提供检测报告',
      channels: [],
    },
  });

  it('is for the head of the department where nobody is named', () =>
    given(opened, the.engaged('quality'))
      .when(set())
      .then(task({ ...the.zhao }) as never));
  it('or for who is named, on behalf of the department', () =>
    given(opened, the.engaged('quality'))
      .when(set({ ownerId: 'he' }))
      .then(task({ ...the.he, departmentId: 'quality' }) as never));
  it('is for a department that takes part', () => given(opened).when(set()).rejects('DEPARTMENT_NOT_ENGAGED'));
  it('and that has not declined', () =>
    given(opened, the.engaged('quality'), the.declined('quality', 'service', 1))
      .when(set())
      .rejects('DEPARTMENT_DECLINED'));
  it('lies ahead', () =>
    given(opened, the.engaged('quality'))
      .when(set({ dueAt: cn('2026-03-01 10:00') }))
      .rejects('DATE_IN_PAST'));
  it('is for somebody who is there', () =>
    given(opened, the.engaged('quality'))
      .when(set({ ownerId: 'nobody' }))
      .rejects('PERSON_UNKNOWN'));
});

describe('form a task force', () => {
  const given = specify(caseStream, formTaskForce(directory));
  const form = (memberIds: string[]) =>
    new FormTaskForce('case', { leaderId: 'he', memberIds, plan: '立即上门' }, meta());
  const urgent = the.reclassified('normal', 'urgent');

  it('has a leader and members, each once', () =>
    given(opened, urgent)
      .when(form(['he', 'zhao', 'zhao']))
      .then(the.fact('TaskForceFormed', { leader: the.he, members: [the.zhao], plan: '立即上门' })));
  it('is for urgent cases', () => given(opened, assigned).when(form([])).rejects('URGENT_ONLY'));
  it('knows its members', () =>
    given(opened, urgent)
      .when(form(['nobody']))
      .rejects('PERSON_UNKNOWN'));
});

describe('a coordination meeting', () => {
  const called = the.fact('CoordinationMeetingCalled', {
    meetingId: 'm1',
    at: TUESDAY,
    agenda: '责任',
    attendees: [the.he],
  });
  const call = (at = TUESDAY) => new CallMeeting('case', { at, agenda: '责任', attendeeIds: ['he'] }, meta());
  const record = (meetingId = 'm1') =>
    new RecordMeeting('case', { meetingId, attendeeIds: ['zhao'], decisions: ['周四前更换'] }, meta());

  describe('is called', () => {
    const given = specify(caseStream, callMeeting(directory));
    it('for a time ahead', () => given(opened).when(call()).thenTypes('CoordinationMeetingCalled'));
    it('never for one that is past', () =>
      given(opened)
        .when(call(cn('2026-03-01 10:00')))
        .rejects('DATE_IN_PAST'));
  });

  describe('is recorded', () => {
    const given = specify(caseStream, recordMeeting(directory));
    it('with who came and what was decided', () =>
      given(opened, called)
        .when(record())
        .then(
          the.fact('CoordinationMeetingHeld', { meetingId: 'm1', attendees: [the.zhao], decisions: ['周四前更换'] }),
        ));
    it('once', () =>
      given(opened, called, the.fact('CoordinationMeetingHeld', { meetingId: 'm1', attendees: [], decisions: ['好'] }))
        .when(record())
        .rejects('MEETING_HELD'));
    it('of a meeting that was called', () => given(opened, called).when(record('m2')).rejects('MEETING_UNKNOWN'));
  });
});
