import { createHash } from 'node:crypto';

const DIGITS_OF_NOTHING = 5;

/** As people write it, with groups, full-width digits or the country code, it is the same number. */
export function phoneDigits(phone: string): string {
  const digits = phone.normalize('NFKC').replace(/\D/g, '');
  return digits.replace(/^(?:00)?86(?=1[3-9]\d{9}$)/, '');
}

/**
 * One of a million buckets. A full hash of a number gives it away to whoever tries the ten thousand million there are;
 * behind a bucket stand ten thousand of them, and which one it is says the case itself.
 */
export function phoneBucket(phone: string | undefined): number | undefined {
  const digits = phone === undefined ? '' : phoneDigits(phone);
  if (digits.length < DIGITS_OF_NOTHING) return undefined;
  return createHash('sha256').update(digits).digest().readUInt32BE() >>> 12;
}

export function samePhone(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && phoneDigits(one) === phoneDigits(other);
}
