import type { DirectorySnapshot } from '@features/access/contract';
import type { RoutingRule } from '../contract';
import type { FieldProblem } from './field-problem';

export function routingProblems(rules: readonly RoutingRule[]): FieldProblem[] {
  return rules.flatMap((rule, index) => [...nameProblems(rule, index, rules), ...emptyProblems(rule, index)]);
}

/** The history tells a rule by its name. */
function nameProblems({ name }: RoutingRule, index: number, rules: readonly RoutingRule[]): FieldProblem[] {
  const pointer = `/routing/${index}/name`;
  if (!name.trim()) return [{ pointer, en: 'must not be blank', zh: '不能为空' }];
  if (rules.findIndex((other) => other.name === name) === index) return [];
  return [{ pointer, en: `"${name}" is there twice`, zh: `“${name}”重复` }];
}

function emptyProblems({ leadDepartmentId, ownerId, urgency }: RoutingRule, index: number): FieldProblem[] {
  if (leadDepartmentId || ownerId || urgency) return [];
  return [
    {
      pointer: `/routing/${index}`,
      en: 'must name a lead department, an owner or an urgency',
      zh: '应指定牵头部门、责任人或紧急程度',
    },
  ];
}

/** People and departments that rules name and nobody knows. */
export function unknownInRouting(
  rules: readonly RoutingRule[],
  { people, departments }: DirectorySnapshot,
): FieldProblem[] {
  return rules.flatMap(({ leadDepartmentId, ownerId }, index) => {
    const problems: FieldProblem[] = [];
    if (leadDepartmentId && !departments.has(leadDepartmentId))
      problems.push({
        pointer: `/routing/${index}/leadDepartmentId`,
        en: 'is no department that is registered',
        zh: '不是已登记的部门',
      });
    if (ownerId && !people.has(ownerId))
      problems.push({
        pointer: `/routing/${index}/ownerId`,
        en: 'is nobody who is registered',
        zh: '不是已登记的人员',
      });
    return problems;
  });
}
