import { Problem } from '@engine/platform';
import type { FieldProblem } from '../domain/field-problem';

/** The decision refuses the same; here each sentence finds its field in the body. @throws Problem */
export function refuseProblems(code: string, problems: readonly FieldProblem[], field: string): void {
  if (problems.length === 0) return;
  const errors = problems.map(({ pointer, en, zh }) => ({
    pointer: `/${field}${pointer}`,
    code: 'INVALID',
    text: { en, 'zh-CN': zh },
  }));
  throw new Problem(code, {}, errors);
}
