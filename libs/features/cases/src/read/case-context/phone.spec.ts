import { phoneBucket, phoneDigits, samePhone } from './phone';

describe('a telephone number', () => {
  it.each([
    '13800001234',
    '138 0000 1234',
    '138-0000-1234',
    '+86 138 0000 1234',
    '008613800001234',
    '１３８００００１２３４',
  ])('is the same however it is written: %s', (phone) => {
    expect(phoneDigits(phone)).toBe('13800001234');
    expect(phoneBucket(phone)).toBe(phoneBucket('13800001234'));
    expect(samePhone(phone, '13800001234')).toBe(true);
  });

  it('keeps a country code that is not ours, and a number that begins like it', () => {
    expect(phoneDigits('+1 415 555 2671')).toBe('14155552671');
    expect(phoneDigits('8612345')).toBe('8612345');
  });

  it('is in one of a million buckets, which many numbers share', () => {
    const buckets = Array.from({ length: 20_000 }, (_, n) => phoneBucket(String(13_800_000_000 + n))!);
    expect(Math.max(...buckets)).toBeLessThan(1 << 20);
    expect(new Set(buckets).size).toBeLessThan(20_000);
    expect(new Set(buckets).size).toBeGreaterThan(19_000);
  });

  it('is none with fewer than five digits', () => {
    expect(phoneBucket('1234')).toBeUndefined();
    expect(phoneBucket('无')).toBeUndefined();
    expect(phoneBucket(undefined)).toBeUndefined();
    expect(samePhone(undefined, undefined)).toBe(false);
  });
});
