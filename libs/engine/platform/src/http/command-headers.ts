import type { IncomingHttpHeaders } from 'node:http';
import { Problem } from './problem';

/** @throws Problem IDEMPOTENCY_KEY_INVALID */
export function idempotencyKeyOf(headers: IncomingHttpHeaders): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new Problem('IDEMPOTENCY_KEY_INVALID');
}

/** The stream version that the caller saw. @throws Problem IF_MATCH_INVALID for anything but one strong ETag of ours. */
export function expectedVersionOf(headers: IncomingHttpHeaders): number | undefined {
  const tag = headers['if-match'];
  if (tag === undefined) return undefined;
  const version = /^"(0|[1-9]\d{0,8})"$/.exec(tag.trim())?.[1];
  if (version === undefined) throw new Problem('IF_MATCH_INVALID');
  return Number(version);
}

/** W3C Trace Context; what is malformed is ignored, as it asks for. */
export function traceparentOf(headers: IncomingHttpHeaders): string | undefined {
  const given = headers.traceparent;
  const wellFormed =
    typeof given === 'string' && /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/.test(given);
  return wellFormed ? given : undefined;
}
