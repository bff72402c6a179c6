import type { CaseEvent } from '../case.events';
import * as the from '../case.fixture';
import { assigned, cn, kept, liu, local, MONDAY, opened, promised } from '../case.fixture';
import { CaseLife } from '../case-life.fixture';
import { MoveCommitment, moveCommitment } from './move-commitment';

const friday = cn('2026-03-06 18:00');
const reached = the.contacted();
const live = (...facts: CaseEvent[]) => new CaseLife(MONDAY).happen(opened, assigned, reached, ...facts);
const ofThePromise = ({ data }: { data: { clock: string } }) => data.clock === 'commitment';

describe('the clock of a promise', () => {
  it('warns who is to keep it a business day before, breaks it at its time, and climbs', () => {
    const life = live(promised({ dueAt: friday, owner: the.qian })).advanceTo(cn('2026-03-09 18:00'));
    expect(life.facts('DeadlineWarned').filter(ofThePromise)).toMatchObject([
      { occurredAt: cn('2026-03-05 18:00'), data: { subject: 'promise-1', recipient: { personId: 'qian' } } },
    ]);
    expect(life.facts('CommitmentBroken').map(({ occurredAt, data }) => [occurredAt, data.commitmentId])).toEqual([
      [friday, 'promise-1'],
    ]);
    const steps = life.facts('DeadlineBreached').filter(ofThePromise);
    expect(steps.map(({ data }) => [data.step, local(new Date(data.dueAt))])).toEqual([
      ['level_1', '2026-03-06 18:00'],
      ['level_2', '2026-03-09 18:00'],
    ]);
  });

  it('leaves everybody alone once it is kept', () => {
    const life = live(promised({ dueAt: friday }), kept).advanceTo(cn('2026-03-10 18:00'));
    expect([...life.facts('CommitmentBroken'), ...life.facts('DeadlineWarned').filter(ofThePromise)]).toEqual([]);
  });

  it('runs for the new date after a move, broken or not', () => {
    const life = live(promised({ dueAt: friday })).advanceTo(friday);
    const dueAt = cn('2026-03-11 18:00');
    life.send(moveCommitment, (m) => new MoveCommitment('case', { commitmentId: 'promise-1', dueAt, reason: '雪' }, m));
    expect(life.existing.commitments['promise-1']).toMatchObject({ state: 'open', dueAt, owner: liu });
    life.advanceTo(dueAt);
    expect(life.facts('CommitmentBroken').map(({ data }) => data.dueAt)).toEqual([friday, dueAt]);
  });

  it('outlives the case', () => {
    const life = live(promised({ dueAt: friday }), ...the.lives.closed.slice(2));
    expect(life.existing.status).toBe('closed');
    expect(life.advanceTo(friday).facts('CommitmentBroken')).toHaveLength(1);
  });

  it('does not run beside the ladder that an accepted escalation holds back', () => {
    const life = live(the.escalated(1, 1), the.accepted(1, friday), promised({ dueAt: friday, source: 'escalation' }));
    expect(life.clock('commitment', 'promise-1')).toBeUndefined();
  });

  it('nor beside that of the planned date', () => {
    const life = live(the.planned(friday));
    expect(life.deadlines().filter(({ clock }) => clock === 'commitment')).toEqual([]);
  });
});
