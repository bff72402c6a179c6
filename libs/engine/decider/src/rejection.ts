import type { Json } from './fact';

/**
 * A command that breaks a rule. `code` is stable and public; `details` fill the localised sentence and hold no
 * personal data. Nothing is appended.
 */
export class Rejection extends Error {
  override readonly name = 'Rejection';

  constructor(
    readonly code: string,
    message: string,
    readonly details: { readonly [key: string]: Json } = {},
  ) {
    super(message);
  }
}
