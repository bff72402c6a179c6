import canonicalize from 'canonicalize';

const UNSTORABLE = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Data that the log cannot hold without altering it. */
export class UnstorableData extends Error {
  override readonly name = 'UnstorableData';
}

/**
 * RFC 8785 text of plain JSON: what is hashed is what is stored.
 * @throws UnstorableData on U+0000, lone surrogates and numbers that are not safe integers.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new UnstorableData('undefined is not JSON');
  if (text.includes('\\u0000') || UNSTORABLE.test(text)) {
    throw new UnstorableData('U+0000 and lone surrogates cannot be stored');
  }
  return text;
}
