import path from 'node:path';
import type { Settings } from '@engine/platform';
import type SendMailOptions from 'nodemailer/lib/mailer';
import { emlTransport } from './eml-transport';
import { smtpTransport } from './smtp-transport';

export interface Accepted {
  /** Reply code of the server. */
  readonly smtpResponse?: string;
}

/** Hands mail over. What it rejects with is read by `refusalOf`. */
export abstract class MailTransport {
  abstract readonly by: 'smtp' | 'file';
  abstract send(mail: SendMailOptions.Options, message: MailName): Promise<Accepted>;
  abstract close(): void;
}

/** What names a message where it becomes a file. */
export interface MailName {
  readonly messageId: string;
  /** Business time from which it may go out. */
  readonly notBefore: Date;
}

/** A mail server when SMTP_URL names one, otherwise files in DATA_DIR/mail. */
export function mailTransportOf(settings: Pick<Settings, 'smtpUrl' | 'dataDir'>): MailTransport {
  return settings.smtpUrl ? smtpTransport(settings.smtpUrl) : emlTransport(path.join(settings.dataDir, 'mail'));
}
