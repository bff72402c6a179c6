import type { LinkKind } from '../vocabulary';

/** Two cases are linked once in each way. */
export function linkKey({ caseId, kind }: { readonly caseId: string; readonly kind: LinkKind }): string {
  return `${kind} ${caseId}`;
}
