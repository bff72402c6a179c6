import { InvalidAddress, mailOf } from './mail';
import type { ClaimedMessage } from './message-claims';

const message = {
  messageId: '11111111-1111-5111-8111-111111111111',
  address: 'li.na@example.com',
  replyTo: null,
  locale: 'zh-CN',
  subject: '主题',
  body: '正文',
} as ClaimedMessage;
const mail = (overrides: Partial<ClaimedMessage> = {}) =>
  mailOf({ ...message, ...overrides }, 'Hearback <no-reply@hearback.example>', new Date('2026-03-02T01:00:00.000Z'));

describe('mail', () => {
  it('has the id of its message in its Message-ID and the business time as its date', () => {
    expect(mail().messageId).toBe('<11111111-1111-5111-8111-111111111111@hearback.example>');
    expect(mail().date).toEqual(new Date('2026-03-02T01:00:00.000Z'));
  });

  it.each([
    'a@example.com\r\nBcc: thief@example.com',
    'a@example.com\nX: y',
    'a@example.com, thief@example.com',
    'Li <a@example.com>',
    'a@example.com>',
    'a b@example.com',
    'a@@example.com',
    '"a"@example.com',
    'a@example',
    'a@example.com\u0000',
    '',
    `${'a'.repeat(65)}@example.com`,
    `a@${'x'.repeat(250)}.com`,
  ])('refuses the address %j', (address) => expect(() => mail({ address })).toThrow(InvalidAddress));

  it.each(["o'brien+tag@sub.example.co.uk", '李娜@例子.中国', 'a.b-c_d@example.com'])(
    'takes the address %s',
    (address) => expect(mail({ address }).to).toEqual({ name: '', address }),
  );

  it('leaves an answer address out that is none', () => {
    expect(mail({ replyTo: 'zhang@company.example' }).replyTo).toEqual({ name: '', address: 'zhang@company.example' });
    expect(mail({ replyTo: 'zhang@company.example\r\nBcc: x@y.example' }).replyTo).toBeUndefined();
  });
});
