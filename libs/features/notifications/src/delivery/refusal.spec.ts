import { InvalidAddress } from './mail';
import { isGivenUp, pauseAfter } from './patience';
import { refusalOf, replyCodeOf } from './refusal';

const smtp = (responseCode: number, command: string, response = `${responseCode} 5.1.1 <li@example.com> unknown`) =>
  Object.assign(new Error(response), { code: 'EENVELOPE', responseCode, command, response });

describe('refusal', () => {
  it.each([
    ['an unknown recipient', smtp(550, 'RCPT TO'), 'refused_by_server'],
    ['refused content', smtp(554, 'DATA'), 'refused_by_server'],
    ['a full mailbox', smtp(452, 'RCPT TO'), undefined],
    ['a refused login, which is our own fault', smtp(535, 'AUTH PLAIN'), undefined],
    ['a refused sender, which is our own fault', smtp(550, 'MAIL FROM'), undefined],
    ['a greeting that sends us away', smtp(554, 'CONN'), undefined],
    ['no connection', Object.assign(new Error('refused'), { code: 'ESOCKET' }), undefined],
    ['an invalid address', new InvalidAddress(), 'address_invalid'],
  ])('of %s', (_what, error, final) => expect(refusalOf(error).final).toBe(final));

  it('keeps the codes of a reply and none of its words', () => {
    expect(refusalOf(smtp(550, 'RCPT TO')).smtpResponse).toBe('550 5.1.1');
    expect(replyCodeOf('250 OK: message queued for li@example.com')).toBe('250');
    expect(JSON.stringify(refusalOf(smtp(550, 'RCPT TO')))).not.toContain('@');
  });
});

describe('patience', () => {
  const start = new Date('2026-03-02T00:00:00.000Z');
  const after = (hours: number) => new Date(start.getTime() + hours * 3_600_000);

  it('grows, up to an hour', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 20].map((attempts) => pauseAfter(attempts) / 1_000)).toEqual([
      1, 5, 30, 120, 600, 1_800, 3_600, 3_600, 3_600,
    ]);
  });

  it('ends after a day of business time, but not because the clock leapt', () => {
    expect(isGivenUp(10, start, after(23.9))).toBe(false);
    expect(isGivenUp(10, start, after(24))).toBe(true);
    expect(isGivenUp(1, start, after(48))).toBe(false);
    expect(isGivenUp(30, start, after(0))).toBe(true);
  });
});
