import type { Recorded } from '@engine/decider';
import { type OutgoingMessage, messageRow } from './outgoing-message';

const event = {
  eventId: '00000000-0000-4000-8000-000000000001',
  streamId: 'case-1',
  recordedAt: '2026-03-02T01:00:00.000Z',
} as Recorded;
const message: OutgoingMessage = {
  channel: 'email',
  audience: 'customer',
  recipient: 'c1',
  address: 'li@example.com',
  locale: 'zh-CN',
  template: 'receipt',
  subject: 'subject',
  body: 'body',
  about: { number: '2026-T-000001' },
};

describe('message row', () => {
  it('has the same id whenever it is made from the same event for the same recipient', () => {
    const id = messageRow(event, message).message_id;
    expect(messageRow(event, { ...message, subject: 'other', address: 'new@example.com' }).message_id).toBe(id);
    expect(messageRow(event, { ...message, recipient: 'c2' }).message_id).not.toBe(id);
    expect(messageRow({ ...event, eventId: `${event.eventId}0` }, message).message_id).not.toBe(id);
  });

  it('takes the id that the event gave to its message', () =>
    expect(messageRow(event, { ...message, messageId: 'm1' }).message_id).toBe('m1'));

  it('may go out at once, or not before its time', () => {
    expect(messageRow(event, message).not_before).toBe(event.recordedAt);
    const notBefore = new Date('2026-03-03T01:00:00.000Z');
    expect(messageRow(event, { ...message, notBefore }).not_before).toBe(notBefore.toISOString());
  });

  it.each([
    ['a\r\nBcc: thief@example.com', 'a Bcc: thief@example.com'],
    ['a\u2028b\u0085c\u0000d\te', 'a b c d e'],
    ['请'.repeat(300), `${'请'.repeat(199)}…`],
  ])('makes one line of the subject %j', (subject, line) =>
    expect(messageRow(event, { ...message, subject }).subject).toBe(line),
  );
});
