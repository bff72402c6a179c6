import { Client } from 'pg';
import { eventsIn, openCases } from '../../http/http';
import { progressNote } from '../../http/requests';
import { startServer } from '../../http/server-process';
import { CONNECTIONS, sendInTurns } from '../../http/targets';
import { expectCount } from '../../report/figure';
import { say } from '../../report/progress';
import { mediansOf, ratioOf } from '../../report/sample';
import type { Run } from '../../suite';
import { createDatabase } from '../../world/bench-database';
import { neglected } from '../../world/case-story';
import { writeEmmettCases } from './emmett-cases';

const AIM = 0.6;
const ROUTE = 'POST /v1/cases/{id}/progress';

/** The same durable command through Hearback and through an Emmett and Express application, and the no-op of ours. */
export async function httpRace(run: Run): Promise<void> {
  const { bench, api, ids } = await openCases(run, 'race_http');
  const other = await createDatabase(run.postgres, 'race_http_emmett');
  const url = other.settings.migrationDatabaseUrl!;
  await writeEmmettCases(url, ids, neglected, new Date(Date.now() - 3_600_000));
  const emmett = await startServer(require.resolve('./emmett-process'), { DATABASE_URL: url });
  const [stored, storedThere] = [await eventsIn(bench), await messagesIn(url)];
  const target = (name: string, server: typeof api, prefix = '/v1/cases') => {
    const paths = ids.map((id) => `${prefix}/${id}/progress`);
    return { name: `${name}, ${ROUTE}`, server, paths, body: progressNote };
  };
  try {
    const targets = [
      target('Hearback', api),
      target('no-op in the same framework', api, '/v1/no-op/cases'),
      target('Emmett and Express', emmett),
    ];
    const answered = await sendInTurns(run, targets);
    expectCount('events of Hearback', await eventsIn(bench), stored + answered[0].requests);
    expectCount('events of Emmett', await messagesIn(url), storedThere + answered[2].requests);
    say(`http: ${answered[0].requests} and ${answered[2].requests} commands, none lost, none doubled`);
    targets.forEach(({ name }, index) =>
      run.report({
        suite: 'http',
        name: `${name}, ${CONNECTIONS} connections`,
        unit: 'requests/s',
        ...mediansOf(answered[index].samples),
        lead: index === 0 ? undefined : ratioOf(answered[0].samples, answered[index].samples),
        aim: index === 1 ? { lead: AIM } : undefined,
      }),
    );
  } finally {
    await Promise.all([api.stop(), emmett.stop()]);
    await Promise.all([bench.close(), other.close()]);
  }
}

async function messagesIn(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ found: number }>('select count(*)::int as found from emt_messages');
  await client.end();
  return rows[0].found;
}
