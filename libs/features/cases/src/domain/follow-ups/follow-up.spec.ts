import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { cn, COMMAND_ID, directory, meta, MONDAY, opened } from '../case.fixture';
import { CompleteFollowUp, completeFollowUp, ScheduleFollowUp, scheduleFollowUp } from './follow-up';

describe('schedule a follow-up', () => {
  const given = specify(caseStream, scheduleFollowUp(directory));
  const schedule = (ownerId = 'liu', dueAt = '2026-03-05T10:00:00+08:00') =>
    new ScheduleFollowUp('case', { dueAt, ownerId, action: '电话回访', channels: ['phone'] }, meta());
  const scheduled = the.scheduled({ followUpId: COMMAND_ID, dueAt: cn('2026-03-05 10:00') });

  it('names who, what and when', () => given(opened).when(schedule()).then(scheduled));
  it('is possible of a closed case', () =>
    given(...the.lives.closed)
      .when(schedule())
      .then(scheduled));
  it('refuses an unknown owner', () => given(opened).when(schedule('nobody')).rejects('PERSON_UNKNOWN'));
  it('refuses a time that has passed', () => given(opened).when(schedule('liu', MONDAY)).rejects('DATE_IN_PAST'));
});

describe('complete a follow-up', () => {
  const given = specify(caseStream, completeFollowUp);
  const complete = new CompleteFollowUp('case', { followUpId: 'follow-1', result: '运行稳定' }, meta());
  const followUp = the.scheduled({ dueAt: cn('2026-03-05 10:00') });
  const completed: CaseEvent = { type: 'FollowUpCompleted', data: { followUpId: 'follow-1', result: '运行稳定' } };
  const missed: CaseEvent = {
    type: 'FollowUpMissed',
    data: { followUpId: 'follow-1', dueAt: cn('2026-03-05 10:00'), latenessSeconds: 0 },
  };

  it('says what came of it', () => given(opened, followUp).when(complete).then(completed));
  it('better late than never', () => given(opened, followUp, missed).when(complete).then(completed));
  it('refuses to do it twice', () => given(opened, followUp, completed).when(complete).rejects('FOLLOW_UP_DONE'));
  it('refuses one that was never planned', () => given(opened).when(complete).rejects('FOLLOW_UP_UNKNOWN'));
});
