import type SendMailOptions from 'nodemailer/lib/mailer';
import type { ClaimedMessage } from './message-claims';

/** The address cannot be written into an envelope: no attempt will ever succeed. */
export class InvalidAddress extends Error {
  override readonly name = 'InvalidAddress';
}

// One plain address and nothing else: no list, no display name, no control characters, no second header.
const ADDRESS = /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[^\s@<>()[\]\\,;:"\p{Cc}]+\.[^\s@<>()[\]\\,;:"\p{Cc}]+$/u;
const ADDRESS_LIMIT = 254;

export function isAddress(text: string): boolean {
  return text.length <= ADDRESS_LIMIT && ADDRESS.test(text);
}

/** The same message always has the same Message-ID, so that mail programs fold a second copy into the first. */
export function messageIdOf(messageId: string, mailFrom: string): string {
  return `<${messageId}@${domainOf(mailFrom)}>`;
}

/** @throws InvalidAddress */
export function mailOf(message: ClaimedMessage, mailFrom: string, now: Date): SendMailOptions.Options {
  const { messageId, address, replyTo, locale, subject, body } = message;
  if (!isAddress(address)) throw new InvalidAddress(`Message ${messageId} has no address that mail can be sent to.`);
  return {
    from: mailFrom,
    to: { name: '', address },
    ...(replyTo && isAddress(replyTo) ? { replyTo: { name: '', address: replyTo } } : {}),
    subject,
    text: body,
    date: now,
    messageId: messageIdOf(messageId, mailFrom),
    headers: {
      // RFC 3834; the second is what Exchange looks at. Both keep out-of-office answers away.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': locale,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function domainOf(mailFrom: string): string {
  return /@([A-Za-z0-9.-]+)>?\s*$/.exec(mailFrom)?.[1] ?? 'localhost';
}
