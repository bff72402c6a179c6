import type { Evidence, Finding } from './invariant';

/** One message for an event, a channel and a recipient; each is told to the mail server, always by the same id. */
export async function messages({ world }: Evidence): Promise<Finding> {
  const { owner, mail } = world;
  const doubles = await owner.query<{ what: string }>(
    `select concat_ws(' ', event_id, channel, recipient) as what from message
      group by event_id, channel, recipient having count(*) > 1`,
  );
  const outcomes = await owner.query<{ stream_id: string; count: number }>(
    `select stream_id, count(*) as count from event where type in ('MessageSent', 'MessageFailed')
      group by stream_id having count(*) > 1`,
  );
  const rows = await owner.query<{ id: string; address: string; subject: string; sent: boolean }>(
    `select m.message_id as id, m.address, m.subject, coalesce(o.status = 'sent' and o.by = 'smtp', false) as sent
       from message m left join message_outcome o using (message_id)`,
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const arrived = new Set<string>();
  const breaches = [
    ...doubles.map(({ what }) => `there are several messages of ${what}`),
    ...outcomes.map(({ stream_id, count }) => `${stream_id} has ${count} outcomes`),
  ];
  for (const { headers, envelopeTo } of mail.mails) {
    const id = /^<(.*)@/.exec(headers['message-id']?.[0] ?? '')?.[1] ?? 'none';
    arrived.add(id);
    const row = known.get(id);
    if (!row) breaches.push(`a mail arrived with the id ${id}, which no message has`);
    else if (envelopeTo.join() !== row.address || headers.subject.join() !== row.subject)
      breaches.push(`the mail ${id} is not what its message says`);
  }
  for (const { id, sent } of rows) if (sent && !arrived.has(id)) breaches.push(`message ${id} is said to be sent`);
  return { breaches, figures: { mails: mail.mails.length } };
}
