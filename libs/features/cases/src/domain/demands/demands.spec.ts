import { specify } from '@engine/decider/specify';
import { caseStream } from '../case';
import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { assigned, cn, COMMAND_ID, demanded, local, meta, MONDAY } from '../case.fixture';
import { CaseLife } from '../case-life.fixture';
import { AnswerDemand, answerDemand } from './answer-demand';
import { RankNeeds, rankNeeds } from './rank-needs';

type Decision = AnswerDemand['data']['decision'];

const answered = (decision: Decision, change: object = {}): CaseEvent => ({
  type: 'DemandAnswered',
  data: { priority: 'high', decision, words: '已列入计划', channel: 'phone', ...change },
});
const answer = (change: Partial<AnswerDemand['data']> = {}) =>
  new AnswerDemand('case', { decision: 'accepted', words: '已列入计划', channel: 'phone', ...change }, meta());

describe('answer a demand (F5)', () => {
  const given = specify(caseStream, answerDemand);

  it('tells the customer what becomes of it', () =>
    given(demanded(), assigned)
      .when(answer({ plannedFor: '2026-06-30T18:00:00+08:00' }))
      .then(answered('accepted', { plannedFor: cn('2026-06-30 18:00') })));
  it('by mail where nobody has told them', () =>
    given(demanded(), assigned)
      .when(answer({ channel: undefined, decision: 'declined' }))
      .then(answered('declined', { channel: 'email', messageId: COMMAND_ID })));
  it('needs a channel where no mail reaches them', () => {
    const unreachable = the.received({ ...the.noEmail.data, type: 'request', demandPriority: 'high' });
    given(unreachable, assigned)
      .when(answer({ channel: undefined }))
      .rejects('NO_CHANNEL');
  });
  it('only of a request or suggestion that was weighed', () => {
    given(the.received({ type: 'request' }))
      .when(answer())
      .rejects('NO_DEMAND');
    given(the.received({ type: 'complaint', demandPriority: 'high' }))
      .when(answer())
      .rejects('NO_DEMAND');
  });
  it('for good once, after any number of times later', () => {
    given(demanded(), answered('later')).when(answer()).then(answered('accepted'));
    given(demanded(), answered('declined')).when(answer()).rejects('DEMAND_SETTLED');
  });
  it('on a closed case only what is still looked at', () => {
    const life = (received: CaseEvent, ...since: CaseEvent[]) => [received, ...since, ...the.lives.closed.slice(1)];
    given(...life(demanded()))
      .when(answer())
      .rejects('CASE_NOT_OPEN');
    given(...life(demanded(), answered('later')))
      .when(answer())
      .then(answered('accepted'));
  });
  it('with a date that lies ahead', () =>
    given(demanded())
      .when(answer({ plannedFor: MONDAY }))
      .rejects('DATE_IN_PAST'));
});

describe('the clock of a demand', () => {
  const clock = (life: CaseLife) => life.clock('request_response');
  const due = (life: CaseLife) => [clock(life)?.state, local(clock(life)?.dueAt)];
  const begun = (...facts: CaseEvent[]) => new CaseLife(MONDAY).happen(...facts);
  const weighed = (demandPriority: 'high' | 'medium' | 'low'): CaseEvent => ({
    type: 'CaseTriaged',
    data: { type: 'request', urgency: 'normal', demandPriority },
  });

  it.each([
    ['high', '2026-04-02 09:00'],
    ['medium', '2026-06-02 09:00'],
    ['low', '2026-06-02 09:00'],
  ] as const)('runs from the weighing: %s until %s', (priority, expected) => {
    expect(due(begun(demanded(priority)))).toEqual(['running', expected]);
    expect(due(begun(the.received({ type: 'request' }), weighed(priority)))).toEqual(['running', expected]);
  });

  it('has another target for another weight, from the same start', () => {
    const life = begun(demanded('medium')).advanceTo(cn('2026-03-10 09:00')).happen(weighed('high'));
    expect(due(life)).toEqual(['running', '2026-04-02 09:00']);
    expect(clock(life)?.round.round).toBe(2);
  });

  it('is no matter of complaints, nor of nobody', () => {
    expect(clock(begun(the.received({ type: 'complaint', demandPriority: 'high' })))).toBeUndefined();
    expect(
      clock(begun(the.received({ ...the.anonymous.data, type: 'request', demandPriority: 'high' }))),
    ).toBeUndefined();
  });

  it('stops when it turns out to be none', () => {
    const reclassified: CaseEvent = {
      type: 'CaseReclassified',
      data: {
        from: { type: 'request', urgency: 'normal' },
        to: { type: 'complaint', urgency: 'normal' },
        reason: '实为投诉',
      },
    };
    expect(clock(begun(demanded(), reclassified))?.state).toBe('stopped');
  });

  it('is met by an answer; later begins it again', () => {
    expect(clock(begun(demanded(), answered('accepted')))?.state).toBe('met');
    const life = begun(demanded()).advanceTo(cn('2026-03-31 09:00')).happen(answered('later'));
    expect(due(life)).toEqual(['running', '2026-04-30 09:00']);
  });

  it('warns, and climbs when nobody answers', () => {
    const life = begun(demanded(), assigned).advanceTo(cn('2026-04-02 09:00'));
    const steps = life.events.flatMap(({ type, data }) =>
      (type === 'DeadlineWarned' || type === 'DeadlineBreached') && data.clock === 'request_response'
        ? [`${data.step} ${local(new Date(data.dueAt))}`]
        : [],
    );
    expect(steps).toEqual(['warn 2026-03-25 15:00', 'level_1 2026-04-02 09:00']);
  });

  it('ends with the case, unless it is of little weight or was put off', () => {
    const closed = (received: CaseEvent, ...since: CaseEvent[]) =>
      clock(begun(received, ...since, ...the.lives.closed.slice(1)))?.state;
    expect(closed(demanded('high'))).toBe('stopped');
    expect(closed(demanded('low'))).toBe('running');
    expect(closed(demanded('high'), answered('later'))).toBe('running');
  });

  it('ends with a case that the customer withdraws', () => {
    const withdrawn: CaseEvent = { type: 'IssueResolved', data: { outcome: 'withdrawn', result: '客户撤回' } };
    expect(clock(begun(demanded('low'), assigned, withdrawn))?.state).toBe('stopped');
  });

  it('begins again with a new cycle while there is no answer', () => {
    const life = begun(demanded(), ...the.lives.closed.slice(1))
      .advanceTo(cn('2026-03-09 09:00'))
      .happen(the.reopened(1));
    expect(due(life)).toEqual(['running', '2026-04-09 09:00']);
  });
});

describe('rank needs (H10, H11)', () => {
  const given = specify(caseStream, rankNeeds);
  const needs = [
    { need: '省电', latent: true, concern: 'cost', proposal: '变频机型', value: '每年降低20%电费' },
    { need: '静音', latent: false },
  ] as const;

  it('says what matters most first, and what a proposal is worth', () =>
    given(the.opened)
      .when(new RankNeeds('case', { needs }, meta()))
      .then({ type: 'NeedsRanked', data: { needs } }));
});
