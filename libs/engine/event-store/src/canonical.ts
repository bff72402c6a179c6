/** In JSON text: U+0000 and lone surrogates, which PostgreSQL's jsonb cannot hold. Pairs are never escaped. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/** Data that the log cannot hold without altering it. */
export class UnstorableData extends Error {
  override readonly name = 'UnstorableData';
}

/**
 * RFC 8785 text of plain JSON: what is hashed is what is stored. Written here because it refuses in the same pass what
 * would not come back as it went in. `undefined` fields are left out.
 * @throws UnstorableData on U+0000, lone surrogates, numbers that are not safe integers, and whatever is not JSON.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return text(value);
    case 'number':
      if (Number.isSafeInteger(value)) return String(value);
      throw new UnstorableData(`${value} is not a safe integer: write it as a string`);
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? list(value) : object(value);
    default:
      throw new UnstorableData(`${typeof value} is not JSON`);
  }
}

function text(value: string): string {
  const json = JSON.stringify(value);
  if (UNSTORABLE.test(json)) throw new UnstorableData('U+0000 and lone surrogates cannot be stored');
  return json;
}

function list(items: readonly unknown[]): string {
  let json = '[';
  for (let index = 0; index < items.length; index++) json += (index > 0 ? ',' : '') + canonicalJson(items[index]);
  return `${json}]`;
}

function object(value: object): string {
  if (value instanceof Date) throw new UnstorableData('a Date is not JSON: write it as a string');
  let json = '';
  for (const key of Object.keys(value).sort()) {
    const field = (value as Record<string, unknown>)[key];
    if (field !== undefined) json += `${json && ','}${text(key)}:${canonicalJson(field)}`;
  }
  return `{${json}}`;
}
