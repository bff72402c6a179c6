import { Rejection } from '@engine/decider';

/** What is wrong with one field of a document that was to be published. */
export interface FieldProblem {
  /** RFC 6901, into the document. */
  readonly pointer: string;
  readonly en: string;
  readonly zh: string;
}

/** @throws Rejection that names every field. */
export function mustHaveNoProblems(code: string, problems: readonly FieldProblem[]): void {
  if (problems.length === 0) return;
  const message = problems.map(({ pointer, en }) => `${pointer} ${en}`).join('; ');
  throw new Rejection(code, `It cannot be published: ${message}.`, {
    problems: problems.map(({ pointer, zh }) => `${pointer} ${zh}`),
  });
}
