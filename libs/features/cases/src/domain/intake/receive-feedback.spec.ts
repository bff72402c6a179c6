import { type Dated, fold, specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import { cn, directory, feedback, liu, meta, MONDAY, timetable } from '../case.fixture';
import { deadlinesOf } from '../clocks/deadlines-of-case';
import { type AnsweredAtOnce, ReceiveFeedback, receiveFeedback, type ReceivedFeedback } from './receive-feedback';

const intake = { number: '2026-S-000001', receiptCode: 'r-1', timetable, directory, answeredBy: liu };
const given = specify(caseStream, receiveFeedback(intake), MONDAY);
const { number: _number, receiptCode: _code, lateEntry: _late, policy: _policy, ...told } = feedback;
const receive = (change: Partial<ReceivedFeedback> = {}, now = MONDAY, occurredAt = now) =>
  new ReceiveFeedback('case', { ...told, ...change }, meta({ now, occurredAt }));
const answered = (change: Partial<AnsweredAtOnce> = {}): AnsweredAtOnce => ({ result: '保修三年', ...change });
const recorded = (change: Partial<typeof feedback> = {}): CaseEvent => ({
  type: 'FeedbackReceived',
  data: { ...feedback, number: '2026-S-000001', ...change },
});
const anonymous = { kind: 'anonymous', vip: false, locale: 'zh-CN' } as const;

describe('receive feedback', () => {
  it('records what was said, with its number and the policy it is held to', () =>
    given().when(receive()).then(recorded()));

  it('gives an anonymous customer a receipt code', () =>
    given()
      .when(receive({ customer: anonymous }))
      .then(recorded({ customer: anonymous, receiptCode: 'r-1' })));

  it.each([undefined, '  '])('wants the name of everybody else: %p', (name) =>
    given()
      .when(receive({ customer: { kind: 'person', name, vip: false, locale: 'zh-CN' } }))
      .rejects('CUSTOMER_NAME_REQUIRED'),
  );

  it.each([
    ['within 24 hours of being told', cn('2026-03-01 09:00'), undefined, false],
    ['later', cn('2026-03-01 08:59'), undefined, true],
    ['within 24 hours of the end of a long visit', cn('2026-02-28 09:00'), cn('2026-03-01 09:00'), false],
  ])('knows a late entry: %s', (_case, occurredAt, endedAt, lateEntry) =>
    given()
      .when(receive({ endedAt }, MONDAY, occurredAt))
      .then(recorded({ endedAt, lateEntry })),
  );
});

describe('a question answered at once', () => {
  const facts = (...more: CaseEvent[]): CaseEvent[] => [
    recorded({ answeredAtOnce: true }),
    { type: 'CaseAssigned', data: { owner: liu } },
    {
      type: 'CustomerContacted',
      data: { channel: 'phone', outcome: 'reached', summary: '保修三年', visibleToCustomer: true },
    },
    { type: 'IssueResolved', data: { outcome: 'resolved', result: '保修三年' } },
    { type: 'ResultDelivered', data: { channel: 'phone', summary: '保修三年' } },
    ...more,
  ];
  const asked: CaseEvent = {
    type: 'ConfirmationRequested',
    data: { channel: 'phone', outcome: 'reached', attempt: 1, localDay: '2026-03-02' },
  };
  const confirmed = (mode: 'written' | 'oral', callReference?: string): CaseEvent => ({
    type: 'ResolutionConfirmed',
    data: { mode, callReference },
  });

  it('is owned, answered and resolved in one command', () =>
    given()
      .when(receive({ answered: answered() }))
      .then(...facts()));

  it('is closed as well when the customer has confirmed it', () =>
    given()
      .when(receive({ answered: answered({ confirmation: { mode: 'oral', callReference: 'CALL-1' } }) }))
      .then(...facts(asked, confirmed('oral', 'CALL-1'), { type: 'CaseClosed', data: { basis: 'staff_confirmed' } })));

  it('is rated before it is closed', () =>
    given()
      .when(
        receive({
          answered: answered({ confirmation: { mode: 'written' }, rating: { score: 5, basis: '解答清楚' } }),
        }),
      )
      .then(
        ...facts(
          asked,
          confirmed('written'),
          { type: 'SatisfactionRated', data: { score: 5, basis: '解答清楚', channel: 'phone', cycle: 1 } },
          { type: 'CaseClosed', data: { basis: 'confirmed' } },
        ),
      ));

  it('leaves no clock behind', () => {
    const command = receive({ answered: answered({ confirmation: { mode: 'written' } }) });
    const state = fold(caseStream, receiveFeedback(intake)(command, caseStream.initial) as Dated<CaseEvent>[], MONDAY);
    expect(state).toMatchObject({ status: 'closed' });
    expect(deadlinesOf(state, () => timetable)).toEqual([]);
  });

  it.each<[string, Partial<ReceivedFeedback>]>([
    ['RESULT_REQUIRED', { answered: answered({ result: ' ' }) }],
    ['CALL_REFERENCE_REQUIRED', { answered: answered({ confirmation: { mode: 'oral' } }) }],
    [
      'SECOND_PERSON_REQUIRED',
      { type: 'complaint', answered: answered({ confirmation: { mode: 'oral', callReference: 'CALL-1' } }) },
    ],
  ])('is refused with %s', (code, change) => given().when(receive(change)).rejects(code));

  it('needs a person to answer for it', () =>
    specify(caseStream, receiveFeedback({ ...intake, answeredBy: undefined }))()
      .when(receive({ answered: answered() }))
      .rejects('OWNER_REQUIRED'));
});
