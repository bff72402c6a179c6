import nodemailer from 'nodemailer';
import { replyCodeOf } from './refusal';
import type { MailTransport } from './mail-transport';

/** As many connections as a worker has messages in hand. */
export const CONNECTIONS = 5;
const PATIENCE_MS = 10_000;

/** The whole of a delivery is bounded by the courier; these bound its parts. */
export function smtpTransport(url: string): MailTransport {
  const transporter = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    dnsTimeout: PATIENCE_MS,
    socketTimeout: 20_000,
  });
  // An idle connection that breaks is replaced by the next message; without a listener it would end the process.
  transporter.on('error', () => undefined);
  return {
    by: 'smtp',
    async send(mail) {
      const { response } = await transporter.sendMail(mail);
      return { smtpResponse: replyCodeOf(response) };
    },
    close: () => transporter.close(),
  };
}
