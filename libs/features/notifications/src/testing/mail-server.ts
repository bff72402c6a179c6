import { type AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerAddress } from 'smtp-server';
import { type ParsedMail, parseMail } from './parse-mail';

export interface ReceivedMail extends ParsedMail {
  readonly envelopeTo: readonly string[];
}

/** What a server says to a recipient, instead of taking the mail. */
export type Refuse = (address: string) => { readonly code: number; readonly text: string } | undefined;

/** A real SMTP server on this machine. */
export class MailServer {
  readonly mails: ReceivedMail[] = [];
  refuse: Refuse = () => undefined;
  /** What happens between taking a mail and saying so: some time, or an error of the network. */
  beforeAnswer: () => Promise<void> = () => Promise.resolve();
  private server?: SMTPServer;
  private port = 0;

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** On the same port as before, when it was stopped. */
  async start(): Promise<this> {
    this.server = new SMTPServer({
      authOptional: true,
      // Or stopping would wait for the connections that a courier keeps.
      closeTimeout: 50,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }: SMTPServerAddress, _session, done) => {
        const refusal = this.refuse(address);
        done(refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : undefined);
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const envelopeTo = session.envelope.rcptTo.map(({ address }) => address);
          this.mails.push({ ...parseMail(Buffer.concat(chunks).toString()), envelopeTo });
          void this.beforeAnswer().then(() => done(), done);
        });
      },
    });
    this.server.on('error', () => undefined);
    await new Promise<void>((resolve) => this.server!.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.server.address() as AddressInfo).port;
    return this;
  }

  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (server) await new Promise<void>((resolve) => server.close(resolve));
  }
}
