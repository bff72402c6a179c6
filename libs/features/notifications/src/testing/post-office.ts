import { randomUUID } from 'node:crypto';
import { EventCodec, EventLog, eventLogMigrations, EventStore } from '@engine/event-store';
import { BusinessClock, BusinessClock1700000000000, type Database } from '@engine/platform';
import { Checkpoint1700000000200 } from '@engine/projections';
import { createTestDatabase } from '../../../../../test/support/database';
import { Courier, type CourierParts } from '../delivery/courier';
import { type MailTransport, mailTransportOf } from '../delivery/mail-transport';
import { MessageClaims } from '../delivery/message-claims';
import { messageStream } from '../domain/message';
import type { MessageEvent } from '../domain/message.events';
import type { MessageRow } from '../outgoing/outgoing-message';
import { Message1700000000500 } from '../migrations/0001-message';

export const notificationsTestMigrations = [
  BusinessClock1700000000000,
  ...eventLogMigrations,
  Checkpoint1700000000200,
  Message1700000000500,
];

const MAIL_FROM = '客服中心 <service@hearback.example>';

/** Messages in a database of their own, and couriers as different workers would have them. */
export async function postOffice() {
  const test = await createTestDatabase(notificationsTestMigrations);
  const database = test.open();
  const clock = new BusinessClock(database);
  await clock.sample();
  const transports: MailTransport[] = [];
  const refusals: string[] = [];
  const store = () => new EventStore(new EventLog(database, new EventCodec([messageStream as never])));

  /** Another worker: its own claims, store and connections to the mail server. */
  function courier(
    destination: { readonly smtpUrl?: string; readonly dataDir?: string },
    { lease = 60_000, ...parts }: Partial<CourierParts> & { readonly lease?: number } = {},
  ): Courier {
    const transport = mailTransportOf({ smtpUrl: destination.smtpUrl, dataDir: destination.dataDir ?? '/nowhere' });
    transports.push(transport);
    return new Courier({
      claims: new MessageClaims(database, lease),
      store: store(),
      transport,
      clock,
      mailFrom: MAIL_FROM,
      onRefusal: (_id, { code }) => refusals.push(code),
      ...parts,
    });
  }

  return {
    test,
    database,
    clock,
    refusals,
    courier,
    store,
    post: (overrides: Partial<MessageRow> = {}) => post(database, overrides),
    outcomes: (messageId: string) => store().read<MessageEvent>(`message-${messageId}`),
    async close() {
      for (const transport of transports) transport.close();
      await test.drop();
    },
  };
}

/** A row as the projection of a feature inserts it. */
export async function post(database: Database, overrides: Partial<MessageRow> = {}): Promise<string> {
  const now = '2026-03-02T01:00:00.000Z';
  const row: MessageRow = {
    message_id: randomUUID(),
    stream_id: `case-${randomUUID()}`,
    event_id: randomUUID(),
    channel: 'email',
    audience: 'customer',
    recipient: 'customer-1',
    address: 'li.na@example.com',
    reply_to: 'zhang@company.example',
    locale: 'zh-CN',
    template: 'receipt',
    subject: '我们已收到您的反馈（记录编号 2026-T-000123）',
    body: '尊敬的李娜女士：\n\n您好！感谢您的反馈。\n.\n以点开头的行也要原样送达。\n',
    about: { caseId: 'c1', number: '2026-T-000123' },
    not_before: now,
    created_at: now,
    ...overrides,
  };
  const columns = Object.keys(row);
  await database.query(
    `insert into message (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_populate_record(null::message, $1::jsonb) on conflict do nothing`,
    [JSON.stringify(row)],
  );
  return row.message_id;
}
