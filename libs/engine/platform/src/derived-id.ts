import { v5 } from 'uuid';

/** Namespace of all ids that are derived here; fixed for ever. */
const NAMESPACE = '7f1f4c1e-3a52-5c7e-9a55-6b0f3b2a8d10';

/** The same parts always give the same id. Parts may hold any characters. */
export function derivedId(...parts: readonly (string | number)[]): string {
  return v5(JSON.stringify(parts), NAMESPACE);
}
