import type { RoutingRule } from '../contract';
import { routingProblems, unknownInRouting } from './routing-problems';

const rule = (change: Partial<RoutingRule> = {}): RoutingRule => ({
  name: 'VIP',
  when: { vip: true },
  urgency: 'urgent',
  ...change,
});
const pointers = (problems: readonly { pointer: string }[]) => problems.map(({ pointer }) => pointer);

describe('what keeps routing rules from being published', () => {
  it.each<[string, RoutingRule[], string[]]>([
    ['nothing where there are none', [], []],
    ['nothing in a rule that does something', [rule(), rule({ name: '投诉', urgency: undefined, ownerId: 'p' })], []],
    ['a blank name', [rule({ name: ' ' })], ['/routing/0/name']],
    ['a name that is there twice', [rule(), rule()], ['/routing/1/name']],
    ['a rule that does nothing', [rule(), rule({ name: '空', urgency: undefined })], ['/routing/1']],
  ])('%s', (_, rules, expected) => expect(pointers(routingProblems(rules))).toEqual(expected));

  it('are people and departments whom nobody knows', () => {
    const known = { people: new Map([['p', {} as never]]), departments: new Map([['d', {} as never]]) };
    const rules = [rule({ ownerId: 'p', leadDepartmentId: 'd' }), rule({ ownerId: 'x', leadDepartmentId: 'y' })];
    expect(pointers(unknownInRouting(rules, known))).toEqual(['/routing/1/leadDepartmentId', '/routing/1/ownerId']);
  });
});
