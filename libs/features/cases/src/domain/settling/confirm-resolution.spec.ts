import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import {
  asked,
  assigned,
  cn,
  COMMAND_ID,
  complaint,
  confirmed,
  delivered,
  meta,
  opened,
  resolved,
  timetables,
} from '../case.fixture';
import {
  ConfirmResolution,
  confirmResolution,
  DisputeResolution,
  disputeResolution,
  RequestConfirmation,
  requestConfirmation,
} from './confirm-resolution';

const askAgain = the.scheduled({ followUpId: 'ask-1', kind: 'ask_again', dueAt: cn('2026-03-06 18:00') });
const done = (followUpId: string, result: string): CaseEvent => ({
  type: 'FollowUpCompleted',
  data: { followUpId, result },
});

describe('request confirmation', () => {
  const given = specify(caseStream, requestConfirmation(timetables));
  const ask = (data: Omit<RequestConfirmation['data'], 'summary'> = {}, now?: string) =>
    new RequestConfirmation('case', { summary: '制冷正常', ...data }, meta({ now }));
  const letter = asked({ channel: 'email', messageId: COMMAND_ID });

  it('sends the letter, which tells the result as well', () =>
    given(opened, assigned, resolved)
      .when(ask())
      .then(
        { type: 'ResultDelivered', data: { channel: 'email', summary: '制冷正常', messageId: COMMAND_ID } },
        letter,
      ));
  it('tells no result that was told', () => given(opened, assigned, resolved, delivered).when(ask()).then(letter));
  it('records how a person asked', () =>
    given(opened, assigned, resolved)
      .when(ask({ channel: 'phone' }))
      .then(delivered, asked()));
  it.each(['message_left', 'no_answer', 'wrong_number'] as const)('delivers nothing by %s', (outcome) =>
    given(opened, assigned, resolved)
      .when(ask({ channel: 'phone', outcome }))
      .then(asked({ outcome })),
  );
  it('counts its attempts, each on its local day', () =>
    given(opened, assigned, resolved, delivered, asked())
      .when(ask({ channel: 'phone' }, cn('2026-03-05 00:30')))
      .then(asked({ attempt: 2, localDay: '2026-03-05' })));
  it('does what the reminder to ask again wanted', () =>
    given(opened, assigned, resolved, delivered, asked(), askAgain)
      .when(ask())
      .then(
        { ...letter, data: { ...letter.data, attempt: 2 } },
        done('ask-1', '已再次请客户确认 / The customer was asked again'),
      ));
  it('asks nobody who has confirmed', () =>
    given(...the.lives.awaiting_confirmation, confirmed())
      .when(ask())
      .then());
  it('needs a channel', () => given(the.noEmail, assigned, resolved).when(ask()).rejects('NO_CHANNEL'));
  it('needs a customer', () => given(the.anonymous, assigned, resolved).when(ask()).rejects('NO_CUSTOMER'));
});

describe('confirm the resolution', () => {
  const given = specify(caseStream, confirmResolution);
  const confirm = (mode: 'written' | 'oral', callReference?: string, by?: string) =>
    new ConfirmResolution('case', { mode, callReference }, meta({ by }));
  /** Resolved by `specified`, as the harness has it. */
  const awaiting = (received: CaseEvent) => [received, assigned, resolved, delivered, asked()];

  it('in writing', () =>
    given(...awaiting(opened))
      .when(confirm('written'))
      .then(confirmed('written')));
  it('by word of mouth, with the call', () =>
    given(...awaiting(opened))
      .when(confirm('oral', 'CALL-1'))
      .then(confirmed('oral')));
  it.each([undefined, ' '])('not by word of mouth without it: %p', (reference) =>
    given(...awaiting(opened))
      .when(confirm('oral', reference))
      .rejects('CALL_REFERENCE_REQUIRED'),
  );
  it('of a complaint only to somebody else than who resolved it', () => {
    given(...awaiting(complaint))
      .when(confirm('oral', 'CALL-1', 'specified'))
      .rejects('SECOND_PERSON_REQUIRED');
    given(...awaiting(complaint))
      .when(confirm('oral', 'CALL-1', 'he'))
      .then(confirmed('oral'));
    given(...awaiting(complaint))
      .when(confirm('written', undefined, 'specified'))
      .then(confirmed('written'));
    given(...awaiting(opened))
      .when(confirm('oral', 'CALL-1', 'specified'))
      .then(confirmed('oral'));
  });
  it('once', () =>
    given(...awaiting(opened), confirmed())
      .when(confirm('written'))
      .then());
  it('not before the result was told', () =>
    given(opened, assigned, resolved, asked({ outcome: 'no_answer' }))
      .when(confirm('written'))
      .rejects('RESULT_NOT_DELIVERED'));
  it('so that nobody has to ask again', () =>
    given(...awaiting(opened), askAgain)
      .when(confirm('written'))
      .then(confirmed(), done('ask-1', '客户已答复 / The customer has answered')));
});

describe('dispute the resolution', () => {
  const given = specify(caseStream, disputeResolution);
  const dispute = new DisputeResolution('case', { reason: '又不制冷了', channel: 'phone' }, meta());

  it.each(['resolved', 'awaiting_confirmation'] as const)('of a case that is %s', (status) =>
    given(...the.lives[status])
      .when(dispute)
      .then(the.disputed),
  );
  it('so that nobody has to ask again', () =>
    given(...the.lives.awaiting_confirmation, askAgain)
      .when(dispute)
      .thenTypes('ResolutionDisputed', 'FollowUpCompleted'));
});
