import { type FieldError, Problem } from './problem';

/** U+0000 and halves of surrogate pairs. */
export const UNSTORABLE = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** Deeper than any body of ours; later stages walk bodies recursively and must not run out of stack. */
const DEPTH_LIMIT = 32;
const ERRORS_AT_MOST = 20;

/**
 * Walks what a client sent and refuses what the log could not hold unaltered. Names that objects inherit (`toString`)
 * are refused as fields too: the check for unknown fields would take some of them for known.
 * @throws Problem UNSTORABLE_TEXT, BODY_INVALID or BODY_TOO_DEEP.
 */
export function refuseUnstorable(sent: unknown): void {
  const texts: FieldError[] = [];
  const fields: FieldError[] = [];
  const pending: { value: unknown; pointer: string; depth: number }[] = [{ value: sent, pointer: '', depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, pointer, depth } = next;
    if (typeof value === 'string') {
      if (UNSTORABLE.test(value)) texts.push({ pointer, code: 'UNSTORABLE_TEXT' });
    } else if (typeof value === 'object' && value !== null) {
      if (depth === DEPTH_LIMIT) throw new Problem('BODY_TOO_DEEP', { limit: DEPTH_LIMIT });
      for (const [name, inner] of Object.entries(value)) {
        const path = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        if (UNSTORABLE.test(name)) texts.push({ pointer, code: 'UNSTORABLE_TEXT' });
        else if (!Array.isArray(value) && name in Object.prototype)
          fields.push({ pointer: path, code: 'UNKNOWN_FIELD' });
        else pending.push({ value: inner, pointer: path, depth: depth + 1 });
      }
    }
  }
  if (texts.length > 0) throw new Problem('UNSTORABLE_TEXT', {}, texts.slice(0, ERRORS_AT_MOST));
  if (fields.length > 0) throw new Problem('BODY_INVALID', {}, fields.slice(0, ERRORS_AT_MOST));
}
