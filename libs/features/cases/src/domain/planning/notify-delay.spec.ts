import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { assigned, cn, COMMAND_ID, directory, meta, MONDAY, opened, timetables } from '../case.fixture';
import { NotifyDelay, notifyDelay } from './notify-delay';
import type { Channel } from '../vocabulary';

const given = specify(caseStream, notifyDelay(timetables, directory));
const friday = cn('2026-03-06 18:00');
const monday = cn('2026-03-09 18:00');
const promised = [opened, assigned, the.planned(friday)];
const delay = (plannedDate = monday, channel?: Channel, now = MONDAY, by?: string) =>
  new NotifyDelay('case', { plannedDate, reason: '配件晚到', channel }, meta({ now, by }));
const byHead = () => delay(monday, undefined, MONDAY, 'chen');
const delayed = (number: number, change: object = { channel: 'email', messageId: COMMAND_ID }): CaseEvent =>
  ({
    type: 'DelayNotified',
    data: { previousDate: friday, plannedDate: monday, reason: '配件晚到', number, ...change },
  }) as CaseEvent;

describe('notify delay', () => {
  it('moves the date and has the worker write', () =>
    given(...promised)
      .when(delay())
      .then(delayed(1)));
  it('or records how a person told it', () =>
    given(...promised)
      .when(delay(monday, 'phone'))
      .then(delayed(1, { channel: 'phone' })));
  it('needs a channel', () => given(the.noEmail, assigned, the.planned(friday)).when(delay()).rejects('NO_CHANNEL'));
  it('needs none of an anonymous case, which nobody can be told of', () =>
    given(the.anonymous, assigned, the.planned(friday)).when(delay()).then(delayed(1, {})));
  it('needs a plan', () => given(opened, assigned).when(delay()).rejects('NO_PLAN'));
  it.each([
    ['earlier than promised', cn('2026-03-05 18:00'), MONDAY],
    ['as promised', friday, MONDAY],
    ['already past', monday, cn('2026-03-10 09:00')],
  ])('refuses a date that is %s', (_what, date, now) =>
    given(...promised)
      .when(delay(date, undefined, now))
      .rejects('NOT_A_DELAY'),
  );

  const before = (count: number) => Array.from({ length: count }, (_, index) => the.delayed(index + 1, friday));
  const third: CaseEvent = {
    type: 'IssueEscalated',
    data: {
      number: 1,
      level: 1,
      recipient: { ...the.chen, role: 'department_head' },
      cause: { kind: 'third_delay' },
      latenessSeconds: 0,
    },
  };
  it('is between the two of them the second time', () =>
    given(...promised, ...before(1))
      .when(delay())
      .then(delayed(2)));
  it('is decided by the head the third time, and after', () => {
    given(...promised, ...before(2))
      .when(delay())
      .rejects('HEAD_REQUIRED');
    given(...promised, ...before(2))
      .when(byHead())
      .then(delayed(3), third);
    given(...promised, ...before(3))
      .when(byHead())
      .then(delayed(4), third);
  });
  it('adds its cause where the head knows already', () =>
    given(...promised, ...before(2), the.escalated(1, 2))
      .when(byHead())
      .then(delayed(3), {
        type: 'EscalationCauseAdded',
        data: { number: 1, level: 1, cause: { kind: 'third_delay' }, latenessSeconds: 0 },
      }));
});
