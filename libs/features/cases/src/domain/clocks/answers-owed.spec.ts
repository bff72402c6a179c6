import { type CaseEvent } from '../case.events';
import { at, cn, local, MONDAY } from '../case.fixture';
import { clock, times, due, stateOf, hour } from './clock-readings.fixture';
import * as the from '../case.fixture';

const { opened, assigned, contacted, replied, resolved, delivered, asked } = the;

describe('the targets of the first response', () => {
  it('are 2 hours when urgent, with all three levels', () =>
    expect(times('first_response', the.urgent)).toEqual({
      warn: '2026-03-02 10:30',
      level_1: '2026-03-02 11:00',
      level_2: '2026-03-02 12:00',
      level_3: '2026-03-02 13:00',
    }));

  it('are 24 hours when normal, day and night, without the executive', () =>
    expect(times('first_response', opened)).toEqual({
      warn: '2026-03-03 03:00',
      level_1: '2026-03-03 09:00',
      level_2: '2026-03-03 21:00',
    }));

  it.each([
    ['over a weekend', '2026-03-06 16:00', '2026-03-11 16:00'],
    ['written on a Saturday', '2026-03-07 11:00', '2026-03-12 09:00'],
    ['over the National Day week, with a make-up Saturday', '2026-09-30 16:00', '2026-10-10 16:00'],
    ['written within the National Day week', '2026-10-03 10:00', '2026-10-12 09:00'],
    ['over a make-up Sunday', '2026-09-18 16:00', '2026-09-22 16:00'],
  ])('are 3 business days when low: %s', (_case, from, to) =>
    expect(due('first_response', at(cn(from), the.low))).toBe(to),
  );

  it('warn at 75 % of the working minutes of business days', () =>
    // 22.5 hours from Friday 16:00 to Wednesday 16:00; 16 h 52.5 min of them end on Tuesday.
    expect(times('first_response', at(cn('2026-03-06 16:00'), the.low)).warn).toBe('2026-03-10 17:52'));
});

describe('acknowledgement and first response', () => {
  it('start when the customer spoke, not when it was recorded', () => {
    const late = at(cn('2026-02-28 10:00'), opened, MONDAY);
    expect(due('acknowledgement', late)).toBe('2026-03-01 10:00');
    expect(due('first_response', late)).toBe('2026-03-01 10:00');
    expect(clock('first_response', late)?.round).toMatchObject({ round: 1, cycle: 1, openedAt: MONDAY });
  });

  it('are both met by a contact that reached the customer', () => {
    const facts = [opened, at(hour(1), contacted())];
    expect(stateOf('acknowledgement', ...facts)).toBe('met');
    expect(clock('first_response', ...facts)?.round).toMatchObject({ state: 'met', endedAt: hour(1) });
  });

  it('of which an acknowledgement meets only the first', () => {
    expect(stateOf('acknowledgement', opened, the.acknowledged)).toBe('met');
    expect(stateOf('first_response', opened, the.acknowledged)).toBe('running');
  });

  it.each(['message_left', 'no_answer', 'wrong_number'] as const)('are not met by %s', (outcome) => {
    expect(stateOf('acknowledgement', opened, contacted({ outcome }))).toBe('running');
    expect(stateOf('first_response', opened, contacted({ outcome }))).toBe('running');
  });

  it('are met by an update of a person, not by one of the worker', () => {
    const byWorker = the.updateSent({ countsFrom: hour(48) });
    const byPerson = the.updateSent({ countsFrom: hour(1), trigger: 'person', text: '已安排' });
    expect(stateOf('first_response', opened, at(hour(1), byPerson))).toBe('met');
    expect(stateOf('first_response', opened, at(hour(48), byWorker))).toBe('running');
    expect(stateOf('acknowledgement', opened, at(hour(48), byWorker))).toBe('running');
  });

  it('are met by telling the customer of a delay', () =>
    expect(
      stateOf('first_response', opened, assigned, the.planned(hour(20)), at(hour(5), the.delayed(1, hour(40)))),
    ).toBe('met'));

  it('keep the moment of the first contact', () =>
    expect(clock('first_response', opened, at(hour(1), contacted()), at(hour(3), contacted()))?.round.endedAt).toBe(
      hour(1),
    ));

  it('of a new cycle are not met by what was said before it began', () => {
    const again = [...the.lives.awaiting_confirmation, at(hour(10), the.disputed), at(hour(9), contacted(), hour(11))];
    expect(clock('first_response', ...again)).toMatchObject({ state: 'running', round: { round: 2, cycle: 2 } });
    expect(stateOf('acknowledgement', ...again)).toBe('running');
  });
});

describe('the answer to a customer who writes again', () => {
  const answered = [opened, at(hour(1), contacted())];

  it('is due as soon as the first one was, from the oldest message without an answer', () => {
    const facts = [...answered, at(hour(5), replied), at(hour(9), replied)];
    expect(times('next_response', ...facts)).toEqual({
      warn: '2026-03-03 08:00',
      level_1: '2026-03-03 14:00',
      level_2: '2026-03-04 02:00',
    });
    expect(clock('next_response', ...facts)?.round).toMatchObject({ round: 1, startedAt: hour(5) });
  });

  it('is covered by the first response while that is owed', () =>
    expect(clock('next_response', opened, at(hour(1), replied))).toBeUndefined());

  it.each<[string, CaseEvent]>([
    ['a contact that reached the customer', contacted()],
    ['an update of a person', the.updateSent({ trigger: 'person', countsFrom: hour(6) })],
    ['telling of a delay', the.delayed(1, hour(48))],
  ])('is met by %s', (_, answer) =>
    expect(stateOf('next_response', ...answered, at(hour(5), replied), at(hour(6), answer))).toBe('met'),
  );

  it.each<[string, CaseEvent]>([
    ['telling the result', delivered],
    ['asking by phone for the confirmation', asked()],
  ])('after the resolution is met by %s as well', (_, answer) => {
    const facts = [...answered, assigned, resolved, at(hour(5), replied)];
    expect(stateOf('next_response', ...facts)).toBe('running');
    expect(stateOf('next_response', ...facts, at(hour(6), answer))).toBe('met');
  });

  it.each<[string, CaseEvent]>([
    ['a call that nobody took', contacted({ outcome: 'no_answer' })],
    ['an update of the worker', the.updateSent({ countsFrom: hour(6) })],
    ['the letter with the result', { ...delivered, data: { ...delivered.data, messageId: 'letter-1' } }],
    ['a letter that asks for the confirmation', asked({ channel: 'email', messageId: 'letter-1' })],
  ])('is not met by %s', (_, event) =>
    expect(stateOf('next_response', ...answered, at(hour(5), replied), at(hour(6), event))).toBe('running'),
  );

  it('is not met by what was said before', () =>
    expect(stateOf('next_response', ...answered, at(hour(5), replied), at(hour(4), contacted(), hour(6)))).toBe(
      'running',
    ));

  it('is not owed for a message that is logged after its answer', () => {
    const spoken = [...answered, at(hour(6), contacted()), at(hour(2), contacted(), hour(7))];
    expect(clock('next_response', ...spoken, at(hour(5), replied, hour(8)))).toBeUndefined();
  });

  it('takes the target of a new urgency', () => {
    const facts = [...answered, at(hour(5), replied), at(hour(6), the.reclassified('normal', 'urgent'))];
    expect(due('next_response', ...facts)).toBe('2026-03-02 16:00');
  });

  it('is owed on a closed case too', () =>
    expect(stateOf('next_response', ...the.lives.closed, at(hour(5), replied))).toBe('running'));

  it('ends with the closing of the case', () =>
    expect(
      stateOf(
        'next_response',
        ...answered,
        assigned,
        resolved,
        delivered,
        asked(),
        at(hour(5), replied),
        the.confirmed(),
        the.closed,
      ),
    ).toBe('stopped'));
});

describe('a change of urgency', () => {
  it('keeps the start and takes the new target, in a new round', () => {
    const facts = [opened, at(hour(10), the.reclassified('normal', 'urgent'))];
    expect(clock('first_response', ...facts)?.round).toMatchObject({ round: 2, startedAt: MONDAY, openedAt: hour(10) });
    expect(due('first_response', ...facts)).toBe('2026-03-02 11:00');
  });

  it('reopens nothing that was met', () => {
    const facts = [opened, at(hour(1), contacted()), at(hour(10), the.reclassified('normal', 'urgent'))];
    expect(clock('first_response', ...facts)).toMatchObject({ state: 'met', round: { round: 1 } });
  });

  it('gives a running promise the levels of an urgent case, and leaves its date and its steps alone', () => {
    const facts = [opened, assigned, the.planned(cn('2026-03-06 18:00')), the.reclassified('normal', 'urgent')];
    expect(clock('resolution', ...facts)?.round.round).toBe(1);
    expect(times('resolution', ...facts)).toHaveProperty('level_3', '2026-03-11 18:00');
  });

  it('carries the pauses of the clock', () => {
    const facts = [
      opened,
      assigned,
      the.waitingFor('customer'),
      at(hour(10), the.waitEnded),
      at(hour(20), the.reclassified('normal', 'urgent')),
    ];
    expect(due('customer_update', ...facts)).toBe(local(new Date(hour(58))));
  });
});
