import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { cn, COMMAND_ID, directory, meta, MONDAY, opened, timetables } from '../case.fixture';
import type { FollowUpPlan } from '../vocabulary';
import { CompleteFollowUp, completeFollowUp, ScheduleFollowUp, scheduleFollowUp } from './follow-up';

describe('schedule a follow-up', () => {
  const given = specify(caseStream, scheduleFollowUp(timetables, directory));
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

describe('schedule what usually follows (J8)', () => {
  const given = specify(caseStream, scheduleFollowUp(timetables, directory));
  const schedule = (data: Partial<ScheduleFollowUp['data']>, now?: string) =>
    new ScheduleFollowUp('case', { ownerId: 'liu', ...data }, meta({ now }));
  const planned = (plan: FollowUpPlan, dueAt: string, action: string, channels: readonly 'phone'[] = []) =>
    the.scheduled({ followUpId: COMMAND_ID, plan, dueAt: cn(dueAt), action, channels });

  it.each([
    ['within_3_days', '2026-03-05 18:00', '3日内跟进 / Follow up within three working days', []],
    ['callback_3_days', '2026-03-05 18:00', '3日内电话回访 / Call back within three working days', ['phone']],
    ['tell_training', '2026-03-05 18:00', '反馈至培训部 / Tell the training department', []],
    ['monthly_review', '2026-04-01 18:00', '纳入月度复盘 / Take it to the monthly review', []],
  ] as [FollowUpPlan, string, string, 'phone'[]][])('%s is due %s', (plan, dueAt, action, channels) =>
    given(opened)
      .when(schedule({ plan }))
      .then(planned(plan, dueAt, action, channels)),
  );
  it('counts working days, and takes the first one of the next month', () => {
    given(opened)
      .when(schedule({ plan: 'callback_3_days' }, cn('2026-09-30 10:00')))
      .then(
        planned('callback_3_days', '2026-10-10 18:00', '3日内电话回访 / Call back within three working days', [
          'phone',
        ]),
      );
    given(opened)
      .when(schedule({ plan: 'monthly_review' }, cn('2026-09-30 23:30')))
      .then(planned('monthly_review', '2026-10-08 18:00', '纳入月度复盘 / Take it to the monthly review'));
  });
  it('lets its own words stand', () =>
    given(opened)
      .when(schedule({ plan: 'tell_training', action: '安装培训加一课', dueAt: cn('2026-03-04 10:00') }))
      .then(planned('tell_training', '2026-03-04 10:00', '安装培训加一课')));
  it('cannot do without both', () => {
    given(opened)
      .when(schedule({ action: '回访' }))
      .rejects('FOLLOW_UP_INCOMPLETE');
    given(opened)
      .when(schedule({ dueAt: cn('2026-03-04 10:00') }))
      .rejects('FOLLOW_UP_INCOMPLETE');
  });
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
