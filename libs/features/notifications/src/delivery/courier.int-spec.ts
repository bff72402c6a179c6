import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EventStore } from '@engine/event-store';
import { eventually } from '../../../../../test/support/eventually';
import { MailServer } from '../testing/mail-server';
import { parseMail } from '../testing/parse-mail';
import { postOffice } from '../testing/post-office';
import { MOST_ATTEMPTS } from './patience';

let office: Awaited<ReturnType<typeof postOffice>>;
let server: MailServer;
beforeEach(async () => {
  office = await postOffice();
  server = await new MailServer().start();
});
afterEach(async () => {
  await office.close();
  await server.stop();
});

const rowOf = async (messageId: string) =>
  (await office.database.query('select * from message where message_id = $1', [messageId]))[0];
const lapse = (messageId: string) =>
  office.database.query("update message set next_attempt_at = now() - interval '1 s' where message_id = $1", [
    messageId,
  ]);
const to = () => ({ smtpUrl: server.url });

describe('by SMTP', () => {
  it('delivers once, readable and with the headers that mail from software has', async () => {
    const id = await office.post();
    const courier = office.courier(to());
    await courier.deliver(id);
    await courier.deliver(id);
    expect(server.mails).toHaveLength(1);
    const [{ headers, text, envelopeTo }] = server.mails;
    expect(envelopeTo).toEqual(['li.na@example.com']);
    expect(headers).toMatchObject({
      subject: ['我们已收到您的反馈（记录编号 2026-T-000123）'],
      from: ['客服中心 <service@hearback.example>'],
      to: ['li.na@example.com'],
      'reply-to': ['zhang@company.example'],
      'message-id': [`<${id}@hearback.example>`],
      'auto-submitted': ['auto-generated'],
      'content-language': ['zh-CN'],
      'mime-version': ['1.0'],
      'content-type': ['text/plain; charset=utf-8'],
    });
    expect(text).toBe('尊敬的李娜女士：\n\n您好！感谢您的反馈。\n.\n以点开头的行也要原样送达。\n');
  });

  it('records the outcome as a fact, without the address', async () => {
    const id = await office.post();
    await office.courier(to()).deliver(id);
    const [outcome, ...others] = await office.outcomes(id);
    expect(others).toEqual([]);
    expect(outcome).toMatchObject({
      type: 'MessageSent',
      data: { by: 'smtp', smtpResponse: '250', attempts: 1, audience: 'customer', template: 'receipt' },
      meta: { actor: { kind: 'worker', id: 'courier' } },
    });
    expect(outcome.data.source).toMatch(/^case-/);
    expect(JSON.stringify(outcome)).not.toContain('li.na');
    expect(await rowOf(id)).toMatchObject({ settled: true, claimed_until: null });
  });

  it('dates mail by the business clock', async () => {
    await office.clock.moveTo(new Date('2031-05-06T07:08:00.000Z'));
    await office.courier(to()).deliver(await office.post());
    expect(server.mails[0].headers.date[0]).toMatch(/^Tue, 06 May 2031 07:08:0\d \+0000$/);
  });

  it('gives up at once on a recipient whom the server refuses', async () => {
    server.refuse = (address) => ({ code: 550, text: `5.1.1 <${address}> no such user` });
    const id = await office.post();
    await office.courier(to()).deliver(id);
    expect(await office.outcomes(id)).toMatchObject([
      {
        type: 'MessageFailed',
        data: { reason: 'refused_by_server', smtpResponse: '550 5.1.1', attempts: 1, final: true },
      },
    ]);
    expect(JSON.stringify(await office.outcomes(id))).not.toContain('li.na');
    expect(await rowOf(id)).toMatchObject({ settled: true });
  });

  it('tries again after a pause where the server is busy', async () => {
    server.refuse = () => ({ code: 451, text: '4.7.1 try again later' });
    const id = await office.post();
    const courier = office.courier(to());
    await courier.deliver(id);
    expect(await office.outcomes(id)).toEqual([]);
    expect(await rowOf(id)).toMatchObject({ settled: false, claimed_until: null, attempts: 1 });
    server.refuse = () => undefined;
    await courier.deliver(id);
    expect(server.mails).toHaveLength(0);
    await lapse(id);
    await courier.deliver(id);
    expect(server.mails).toHaveLength(1);
    expect(await office.outcomes(id)).toMatchObject([{ type: 'MessageSent', data: { attempts: 2 } }]);
  });

  it('waits for a server that is down, and delivers when it is back', async () => {
    const id = await office.post();
    const courier = office.courier(to());
    await server.stop();
    await courier.deliver(id);
    expect(office.refusals).toEqual(['ESOCKET']);
    await server.start();
    await eventually(async () => {
      await courier.deliver(id);
      return server.mails.length === 1;
    });
    expect(await office.outcomes(id)).toMatchObject([{ type: 'MessageSent', data: { attempts: 2 } }]);
  });

  it('uses its connections again after the server was restarted', async () => {
    const courier = office.courier(to());
    await courier.deliver(await office.post());
    await server.stop();
    await server.start();
    await courier.deliver(await office.post());
    expect(server.mails).toHaveLength(2);
  });

  it('gives up in the end', async () => {
    await server.stop();
    const id = await office.post();
    await office.database.query('update message set attempts = $1', [MOST_ATTEMPTS - 1]);
    await office.courier(to()).deliver(id);
    expect(await office.outcomes(id)).toMatchObject([{ type: 'MessageFailed', data: { reason: 'given_up' } }]);
    const crashing = await office.post();
    await office.database.query('update message set attempts = $1 where message_id = $2', [MOST_ATTEMPTS, crashing]);
    await office.courier(to()).deliver(crashing);
    expect(await office.outcomes(crashing)).toMatchObject([{ type: 'MessageFailed', data: { reason: 'given_up' } }]);
  });
});

describe('whatever happens', () => {
  it('delivers each message once though two workers hurry', async () => {
    const ids = await Promise.all(Array.from({ length: 40 }, (_, n) => office.post({ recipient: `customer-${n}` })));
    const [one, other] = [office.courier(to()), office.courier(to())];
    await Promise.all(ids.flatMap((id) => [one.deliver(id), other.deliver(id), one.deliver(id)]));
    expect(server.mails).toHaveLength(40);
    expect(new Set(server.mails.map(({ headers }) => headers['message-id'][0])).size).toBe(40);
  });

  it('sends again, under the same Message-ID, what a worker had sent when it died', async () => {
    const id = await office.post();
    const dying = Object.assign(Object.create(office.store()) as EventStore, {
      decide: () => Promise.reject(new Error('killed')),
    });
    await expect(office.courier(to(), { store: dying, lease: 300 }).deliver(id)).rejects.toThrow('killed');
    expect(server.mails).toHaveLength(1);
    const next = office.courier(to());
    await next.deliver(id);
    expect(server.mails).toHaveLength(1); // the lease of the dead worker still runs
    await eventually(async () => {
      await next.deliver(id);
      return server.mails.length === 2;
    });
    const [first, second] = server.mails.map(({ headers }) => headers['message-id'][0]);
    expect(second).toBe(first);
    expect(await office.outcomes(id)).toMatchObject([{ type: 'MessageSent', data: { attempts: 2 } }]);
  });

  it('records one outcome though a slow worker and its successor both sent', async () => {
    const id = await office.post();
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const store = office.store();
    const decide: EventStore['decide'] = async (...command) => {
      await held;
      return store.decide(...command);
    };
    const slow = office.courier(to(), {
      store: Object.assign(Object.create(store) as EventStore, { decide }),
      lease: 200,
    });
    const first = slow.deliver(id);
    await eventually(async () => {
      await office.courier(to()).deliver(id);
      return server.mails.length === 2;
    });
    letGo();
    await first;
    expect(await office.outcomes(id)).toMatchObject([{ data: { attempts: 2 } }]);
  });

  it('sends nothing again after the table was rebuilt from the log', async () => {
    const id = await office.post();
    await office.courier(to()).deliver(id);
    await office.database.query('delete from message');
    await office.post({ message_id: id });
    await office.courier(to()).deliver(id);
    expect(server.mails).toHaveLength(1);
    expect(await rowOf(id)).toMatchObject({ settled: true });
  });

  it('holds a message until its business time', async () => {
    const opening = new Date('2031-03-09T01:00:00.000Z');
    const id = await office.post({ not_before: opening.toISOString() });
    const courier = office.courier(to());
    await courier.deliver(id);
    expect(server.mails).toHaveLength(0);
    await office.clock.moveTo(opening);
    await courier.deliver(id);
    expect(server.mails).toHaveLength(1);
  });

  it('keeps an address with a line break from becoming a header or a recipient', async () => {
    const id = await office.post({ address: 'li@example.com\r\nBcc: thief@example.com' });
    await office.courier(to()).deliver(id);
    expect(server.mails).toEqual([]);
    expect(await office.outcomes(id)).toMatchObject([{ type: 'MessageFailed', data: { reason: 'address_invalid' } }]);
  });

  it('keeps a subject with a line break from becoming a header', async () => {
    const subject = 'Hello\r\nBcc: thief@example.com\r\n\r\nInjected body';
    await office
      .courier(to())
      .deliver(await office.post({ subject, reply_to: 'a@b.example\r\nBcc: thief@example.com' }));
    const [{ headers, envelopeTo, text }] = server.mails;
    expect(headers.bcc).toBeUndefined();
    expect(headers['reply-to']).toBeUndefined();
    expect(headers.subject).toHaveLength(1);
    expect(envelopeTo).toEqual(['li.na@example.com']);
    expect(text).not.toContain('Injected body');
  });
});

describe('without a mail server', () => {
  let dataDir: string;
  beforeEach(async () => (dataDir = await mkdtemp(path.join(tmpdir(), 'hearback-mail-'))));
  afterEach(() => rm(dataDir, { recursive: true }));

  it('writes a file that mail programs read', async () => {
    const id = await office.post();
    await office.courier({ dataDir }).deliver(id);
    const name = `20260302T010000Z-${id}.eml`;
    expect(await readdir(path.join(dataDir, 'mail'))).toEqual([name]);
    const { headers, text } = parseMail(await readFile(path.join(dataDir, 'mail', name), 'utf8'));
    expect(headers.subject).toEqual(['我们已收到您的反馈（记录编号 2026-T-000123）']);
    expect(headers['message-id']).toEqual([`<${id}@hearback.example>`]);
    expect(text).toContain('以点开头的行也要原样送达。');
    expect(await office.outcomes(id)).toMatchObject([{ type: 'MessageSent', data: { by: 'file' } }]);
  });

  it('keeps one file however often it is written', async () => {
    const id = await office.post();
    const dying = Object.assign(Object.create(office.store()) as EventStore, {
      decide: () => Promise.reject(new Error('killed')),
    });
    await office
      .courier({ dataDir }, { store: dying, lease: 1 })
      .deliver(id)
      .catch(() => undefined);
    await eventually(async () => {
      await office.courier({ dataDir }).deliver(id);
      return (await office.outcomes(id)).length === 1;
    });
    expect(await readdir(path.join(dataDir, 'mail'))).toHaveLength(1);
  });

  it('tries again when the disk refuses', async () => {
    const id = await office.post();
    await office.courier({ dataDir: '/dev/null' }).deliver(id);
    expect(office.refusals).toEqual(['ENOTDIR']);
    expect(await rowOf(id)).toMatchObject({ settled: false, claimed_until: null });
  });
});
