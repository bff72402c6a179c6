import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import {
  asked,
  assigned,
  at,
  cn,
  complaint,
  confirmed,
  delivered,
  directory,
  meta,
  opened,
  resolved,
  timetables,
} from '../case.fixture';
import { CloseCase, closeCase } from './close-case';
import type { ClosingBasis } from '../vocabulary';

const given = specify(caseStream, closeCase(timetables, directory));
const close = (now?: string, by?: string) => new CloseCase('case', {}, meta({ now, by }));
const closed = (basis: ClosingBasis): CaseEvent => ({ type: 'CaseClosed', data: { basis } });

describe('close case', () => {
  it('on the customer’s written word', () =>
    given(...the.lives.awaiting_confirmation, confirmed())
      .when(close())
      .then(closed('confirmed')));
  it('on a spoken word that staff recorded', () =>
    given(...the.lives.awaiting_confirmation, confirmed('oral'))
      .when(close())
      .then(closed('staff_confirmed')));
  it('of nobody whom one could ask', () =>
    given(the.anonymous, assigned, resolved).when(close()).then(closed('anonymous')));
  it('not before the customer was told', () =>
    given(opened, assigned, resolved).when(close()).rejects('RESULT_NOT_DELIVERED'));
  it('not without their word', () =>
    given(opened, assigned, resolved, delivered).when(close()).rejects('CONFIRMATION_REQUIRED'));
});

describe('close case on silence', () => {
  const letter = asked({ channel: 'email', messageId: 'letter' });
  const call = asked({ attempt: 2, outcome: 'no_answer', localDay: '2026-03-03' });
  const asking = [opened, assigned, resolved, delivered];
  /** Asked on Monday by letter and on Tuesday by phone: the window ends on Friday at 18:00. */
  const silent = [...asking, letter, at(cn('2026-03-03 10:00'), call)];
  const after = cn('2026-03-06 18:00');

  it('once the window has passed after two attempts', () =>
    given(...silent)
      .when(close(after))
      .then(closed('silence')));
  it('not before', () =>
    given(...silent)
      .when(close(cn('2026-03-06 17:59')))
      .rejects('CONFIRMATION_REQUIRED'));

  it.each<[string, readonly CaseEvent[]]>([
    ['after one attempt', [...asking, letter]],
    ['after two on one day', [...asking, letter, { ...call, data: { ...call.data, localDay: '2026-03-02' } }]],
    ['after two on one channel', [...asking, letter, { ...call, data: { ...call.data, channel: 'email' } }]],
    ['when one was a wrong number', [...asking, letter, { ...call, data: { ...call.data, outcome: 'wrong_number' } }]],
    ['when the customer has spoken since', [...silent, the.replied]],
    [
      'when the letter came back after a call that nobody took',
      [
        opened,
        assigned,
        resolved,
        asked({ outcome: 'no_answer' }),
        delivered,
        asked({ channel: 'email', localDay: '2026-03-03', messageId: 'letter' }),
        { type: 'CustomerUnreachable', data: { missed: 0, reason: 'delivery_failed', messageId: 'letter' } },
      ],
    ],
    [
      'of a complaint without a call',
      [complaint, ...asking.slice(1), letter, { ...call, data: { ...call.data, channel: 'sms' } }],
    ],
  ])('not %s', (_why, facts) =>
    given(...facts)
      .when(close(cn('2026-04-01 10:00')))
      .rejects('CONFIRMATION_REQUIRED'),
  );

  it('of a complaint with one, and by its head only', () => {
    given(complaint, ...silent.slice(1))
      .when(close(after, 'chen'))
      .then(closed('silence'));
    given(complaint, ...silent.slice(1))
      .when(close(after))
      .rejects('HEAD_REQUIRED');
  });
  it('not in the next cycle on the attempts of the last', () =>
    given(...silent, the.disputed, resolved, delivered)
      .when(close(cn('2026-04-01 10:00')))
      .rejects('CONFIRMATION_REQUIRED'));
});
