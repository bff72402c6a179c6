import { type Dated, fold } from '@engine/decider/specify';
import type { DirectorySnapshot } from '@features/access/contract';
import type { RoutingRule } from '@features/policies/contract';
import { caseStream, type ExistingCase } from '../case';
import type { CaseEvent, Feedback } from '../case.events';
import { cn, directory, feedback, he, liu, local, meta, MONDAY, timetable } from '../case.fixture';
import { clocksOf } from '../clocks/clocks';
import { ReceiveFeedback, receiveFeedback, type ReceivedFeedback } from './receive-feedback';

const { number: _number, receiptCode: _code, lateEntry: _late, policy: _policy, ...told } = feedback;
type Customer = Partial<Feedback['customer']>;
const received = (
  routing: readonly RoutingRule[],
  { customer, ...change }: Partial<Omit<ReceivedFeedback, 'customer'>> & { customer?: Customer } = {},
  known = directory,
): CaseEvent[] => {
  const ruled = { ...timetable, policy: { ...timetable.policy, routing } };
  const intake = { number: '1', receiptCode: 'r', timetable: ruled, directory: known, answeredBy: he };
  const data = { ...told, ...change, customer: { ...told.customer, ...customer } };
  return [...receiveFeedback(intake)(new ReceiveFeedback('case', data, meta()), caseStream.initial)];
};
const rule = (change: Partial<RoutingRule> = {}): RoutingRule => ({
  name: '售后',
  when: {},
  leadDepartmentId: 'service',
  ownerId: 'liu',
  ...change,
});
const stateAfter = (facts: CaseEvent[]) => fold(caseStream, facts as Dated<CaseEvent>[], MONDAY) as ExistingCase;
const DAY = { from: cn('2026-03-01 00:00'), to: cn('2026-03-04 00:00') };
const away = (delegates: Readonly<Record<string, string>>): DirectorySnapshot => ({
  ...directory,
  people: new Map(
    [...directory.people].map(([id, person]) => [
      id,
      delegates[id]
        ? {
            ...person,
            absences: [{ absenceId: id, ...DAY, delegateId: delegates[id], announcedAt: DAY.from }],
          }
        : person,
    ]),
  ),
});

describe('feedback is routed (G2)', () => {
  it('by nothing where there are no rules, or none holds', () => {
    expect(received([])).toHaveLength(1);
    expect(received([rule({ when: { types: ['complaint'] } })])).toHaveLength(1);
  });

  it('to its lead department and its owner, with the rule as the reason', () => {
    const facts = received([rule()]);
    expect(facts.slice(1)).toEqual([
      { type: 'CaseRouted', data: { rule: '售后', leadDepartmentId: 'service', leadDepartmentName: '售后部' } },
      { type: 'CaseAssigned', data: { owner: liu, reason: '按规则“售后” / By the rule “售后”' } },
    ]);
    expect(stateAfter(facts)).toMatchObject({ status: 'in_progress', owner: liu, leadDepartmentId: 'service' });
  });

  it('to a department alone, where it waits for its owner', () => {
    const facts = received([rule({ ownerId: undefined })]);
    expect(stateAfter(facts)).toMatchObject({ status: 'received', owner: undefined, leadDepartmentId: 'service' });
  });

  it('by the first rule that holds', () => {
    const rules = [rule({ name: 'a', when: { vip: true } }), rule({ name: 'b' }), rule({ name: 'c' })];
    expect(received(rules)[1].data).toMatchObject({ rule: 'b' });
    expect(received(rules, { customer: { vip: true } })[1].data).toMatchObject({ rule: 'a' });
  });

  type Change = Parameters<typeof received>[1];
  it.each<[RoutingRule['when'], Change, Change]>([
    [{ types: ['complaint', 'after_sales'] }, {}, { type: 'inquiry' }],
    [{ channels: ['phone'] }, {}, { channel: 'email' }],
    [{ urgencies: ['normal'] }, {}, { urgency: 'low' }],
    [{ vip: true }, { customer: { vip: true } }, {}],
    [{ vip: false }, {}, { customer: { vip: true } }],
    [{ products: ['空调'] }, { product: '空调' }, { product: '冰箱' }],
    [{ products: ['KFR-35'] }, { product: '空调', model: 'kfr-35 ' }, {}],
    [{ regions: ['华东'] }, { customer: { region: '华东' } }, { customer: { region: '华北' } }],
    [{ tiers: ['金卡会员'] }, { customer: { tier: '金卡会员' } }, {}],
    [
      { types: ['after_sales'], vip: true },
      { customer: { vip: true } },
      { type: 'complaint', customer: { vip: true } },
    ],
  ])('where %j holds', (when, holds, fails) => {
    expect(received([rule({ when })], holds)).toHaveLength(3);
    expect(received([rule({ when })], fails)).toHaveLength(1);
  });

  it('not where it was answered at once: who answered has the case', () => {
    const facts = received([rule()], { answered: { result: '保修三年' } });
    expect(facts.map(({ type }) => type)).not.toContain('CaseRouted');
    expect(stateAfter(facts).owner).toEqual(he);
  });
});

describe('a rule that raises the urgency (F8)', () => {
  const urgent = [rule({ urgency: 'urgent' })];

  it('raises it from the start: the clocks run for the raised one', () => {
    const state = stateAfter(received(urgent));
    expect(state.urgency).toBe('urgent');
    const response = clocksOf(state, timetable).find(({ round }) => round.clock === 'first_response')!;
    expect([response.round.round, local(response.dueAt)]).toEqual([1, '2026-03-02 11:00']);
  });

  it('never lowers it', () => {
    const facts = received([rule({ urgency: 'low' })], { urgency: 'urgent' });
    expect(facts[1].data).not.toMatchObject({ urgency: expect.anything() as unknown });
    expect(stateAfter(facts).urgency).toBe('urgent');
  });
});

describe('a rule whose owner is away', () => {
  it('gives the case to the delegate, and says for whom', () =>
    expect(received([rule()], {}, away({ liu: 'he' })).slice(1)).toMatchObject([
      { data: { insteadOf: { personId: 'liu', name: '刘工', because: 'absent' } } },
      { data: { owner: he } },
    ]));

  it('leaves it with the owner where nobody stands in', () =>
    expect(stateAfter(received([rule()], {}, away({ liu: 'he', he: 'liu' }))).owner).toEqual(liu));
});

describe('a rule that names what is not there', () => {
  it.each([
    [{ ownerId: 'gone' }, ['owner']],
    [{ leadDepartmentId: 'gone' }, ['lead_department']],
    [{ ownerId: 'gone', leadDepartmentId: 'gone' }, ['lead_department', 'owner']],
  ])('loses nothing: %j', (change, unknown) => {
    const facts = received([rule({ ...change, urgency: 'urgent' })]);
    expect(facts.slice(1)).toEqual([{ type: 'CaseRouted', data: { rule: '售后', urgency: 'urgent', unknown } }]);
    expect(stateAfter(facts)).toMatchObject({ status: 'received', owner: undefined, leadDepartmentId: undefined });
  });
});
