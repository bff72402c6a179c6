import type { Json } from '@engine/decider';
import type { Locale } from './locale';

type Details = { readonly [key: string]: Json };

/** What is wrong with one field. `code` is a key of FIELD_TEXTS; `details` fill its sentence. */
export interface FieldError {
  /** RFC 6901, '' for the whole body. */
  readonly pointer: string;
  readonly code: string;
  readonly details?: Details;
  /** A sentence of the field's own, instead of the one of its code. */
  readonly text?: { readonly [L in Locale]?: string };
}

/** A request that HTTP itself refuses; features refuse with a Rejection. `code` is a key of a problem table. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: string,
    readonly details: Details = {},
    readonly errors: readonly FieldError[] = [],
    readonly headers: { readonly [name: string]: string } = {},
  ) {
    super(code);
  }
}

/** RFC 9457, as it is sent. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly requestId: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

/**
 * What a feature says of its rejections: `{ CASE_NOT_OPEN: { status: 409, zh: '只有未关闭的 {id} 可以升级。' } }`.
 * The English sentence is the Rejection's own message; placeholders are filled from its details.
 */
export type ProblemTable = {
  readonly [code: string]: { readonly status: number; readonly zh: string; readonly en?: string };
};

/** `{name}` is replaced by the detail of that name; a list is joined, an unknown name stays as it is. */
export function fill(sentence: string, details: Details = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = details[name];
    if (value === undefined) return placeholder;
    return Array.isArray(value) ? value.join(', ') : String(value as string);
  });
}
