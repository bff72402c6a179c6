import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import nodemailer from 'nodemailer';
import type { MailName, MailTransport } from './mail-transport';

/** One file for each message, named so that they sort by time and a second delivery replaces the first. */
export function emlTransport(directory: string): MailTransport {
  const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    by: 'file',
    async send(mail, message) {
      const { message: content } = await composer.sendMail(mail);
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const file = path.join(directory, fileNameOf(message));
      const unfinished = `${file}.${process.pid}.unfinished`;
      await writeFile(unfinished, content as Buffer, { mode: 0o600 });
      await rename(unfinished, file);
      return {};
    },
    close: () => composer.close(),
  };
}

/** 20260302T013000Z-5f0c7a52-….eml */
export function fileNameOf({ messageId, notBefore }: MailName): string {
  const time = notBefore.toISOString().replace(/[-:]|\.\d{3}/g, '');
  return `${time}-${messageId}.eml`;
}
