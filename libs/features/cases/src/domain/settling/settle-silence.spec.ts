import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { asked, assigned, cn, delivered, liu, local, MONDAY, opened, resolved } from '../case.fixture';
import { CaseLife } from '../case-life.fixture';
import { RecordReply, recordReply } from '../customer/record-reply';

const letter = asked({ channel: 'email', messageId: 'letter' });
const call = asked({ attempt: 2, outcome: 'no_answer', localDay: '2026-03-03' });
const live = (...facts: CaseEvent[]) => new CaseLife(MONDAY).happen(...facts);

describe('when the objection window has passed', () => {
  it('silence closes the case, if it was given every chance to speak', () => {
    const life = live(opened, assigned, resolved, delivered, letter).advanceTo(cn('2026-03-03 10:00'));
    life.happen(call).advanceTo(cn('2026-04-03 10:00'));
    expect(life.facts('CaseClosed').map(({ occurredAt, data }) => [local(new Date(occurredAt)), data])).toEqual([
      ['2026-03-06 18:00', { basis: 'silence' }],
    ]);
    expect(life.deadlines()).toEqual([]);
  });

  it('else the owner has to ask again, by phone where it is a complaint', () => {
    const life = live(the.complaint, assigned, resolved, delivered, letter).advanceTo(cn('2026-03-05 18:00'));
    expect(life.facts('DeadlineWarned')[0].data).toMatchObject({ clock: 'objection', step: 'expire', recipient: liu });
    expect(life.facts('FollowUpScheduled').map(({ data }) => data)).toEqual([
      {
        followUpId: 'objection/case/1/expire',
        kind: 'ask_again',
        dueAt: cn('2026-03-06 18:00'),
        owner: liu,
        action: '换一天、换渠道再次请客户确认结果 / Ask the customer again, on another day and channel',
        channels: ['phone'],
      },
    ]);
    expect(life.existing.status).toBe('awaiting_confirmation');
  });

  it('the window opens again with the next attempt, and silence closes then', () => {
    const life = live(opened, assigned, resolved, delivered, letter).advanceTo(cn('2026-03-06 10:00'));
    life.happen({ ...call, data: { ...call.data, localDay: '2026-03-06' } });
    expect(life.advanceTo(cn('2026-03-11 17:59')).facts('CaseClosed')).toEqual([]);
    expect(life.advanceTo(cn('2026-03-11 18:00')).facts('CaseClosed')).toHaveLength(1);
  });

  it('no silence closes a case whose customer has spoken', () => {
    const life = live(opened, assigned, resolved, delivered, letter).advanceTo(cn('2026-03-03 10:00')).happen(call);
    life.send(recordReply, (m) => new RecordReply('case', { channel: 'email', text: '还要再看看', emotions: [] }, m));
    life.advanceTo(cn('2026-03-06 18:00'));
    expect(life.facts('CaseClosed')).toEqual([]);
    expect(life.facts('FollowUpScheduled').map(({ data }) => data.kind)).toEqual(['ask_again']);
  });

  it('an answer in time is what counts', () => {
    const life = live(opened, assigned, resolved, delivered, letter, the.confirmed()).since();
    expect(life.advanceTo(cn('2026-04-03 10:00')).events).toEqual([]);
  });
});
