import { Database, ownerUrl, Queues, requireDatabase, type Settings } from '@engine/platform';
import { lag } from '@engine/projections';
import { migrations } from '@features/catalogue';

interface Finding {
  readonly ok: boolean;
  readonly what: string;
}

/** Looks at everything a start depends on and says what to do about what is wrong. Exit code 1 when something is. */
export async function doctor(given: Settings): Promise<void> {
  const settings = requireDatabase(given);
  const database = new Database({
    url: settings.databaseUrl,
    schema: settings.databaseSchema,
    size: 2,
    name: 'hearback doctor',
  });
  let healthy = true;
  try {
    for (const check of [version, schema, rights, clock, readModels, holes]) {
      healthy = (await say(check(database, settings))) && healthy;
    }
    healthy = (await say(queues(settings))) && healthy;
  } finally {
    await database.close();
  }
  if (!healthy) process.exitCode = 1;
}

async function say(check: Promise<Finding>): Promise<boolean> {
  const { ok, what } = await check.catch((error: Error) => ({ ok: false, what: error.message }));
  console.log(`${ok ? 'ok  ' : 'BAD '} ${what}`);
  return ok;
}

async function version(database: Database): Promise<Finding> {
  const [{ version: number }] = await database.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  const ok = number >= 150000;
  return { ok, what: `PostgreSQL ${Math.floor(number / 10000)}${ok ? '' : ': version 15 or later is needed'}` };
}

async function schema(database: Database): Promise<Finding> {
  const rows = await database.query<{ name: string }>('select name from migration');
  const missing = migrations
    .map((migration) => migration.name)
    .filter((name) => !rows.some((row) => row.name === name));
  return {
    ok: missing.length === 0,
    what:
      missing.length === 0
        ? `schema is up to date (${rows.length} migrations)`
        : `migrations are missing: run hearback migrate (${missing.join(', ')})`,
  };
}

/** The role of the running processes must not be able to alter a fact. */
async function rights(database: Database, settings: Settings): Promise<Finding> {
  const [row] = await database.query<{ may: boolean; owner: boolean }>(
    `select has_table_privilege('event', 'UPDATE') or has_table_privilege('event', 'DELETE') or has_table_privilege('event', 'TRUNCATE') as may,
            (select tableowner from pg_tables where schemaname = current_schema() and tablename = 'event') = current_user as owner`,
  );
  if (!row.may) return { ok: true, what: 'the runtime role can only read and add facts' };
  const hint =
    ownerUrl(settings) === settings.databaseUrl
      ? 'set MIGRATION_DATABASE_URL to the owner and DATABASE_URL to another role, then run hearback migrate'
      : 'run hearback migrate';
  return {
    ok: false,
    what: `the runtime role ${row.owner ? 'owns' : 'may change'} the table of facts (triggers still refuse): ${hint}`,
  };
}

async function clock(database: Database, settings: Settings): Promise<Finding> {
  const [row] = await database.query<{ kind: string; ahead: number }>(
    'select kind, offset_ms as ahead from business_clock',
  );
  return {
    ok: row.kind === settings.clock,
    what: `clock is ${row.kind}, ${Math.round(row.ahead / 1000)} s ahead${row.kind === settings.clock ? '' : `, but CLOCK=${settings.clock}`}`,
  };
}

async function readModels(database: Database): Promise<Finding> {
  const bad = (await lag(database)).filter(
    ({ status, parked, behind }) => status !== 'running' || parked > 0 || behind > 1_000,
  );
  if (bad.length === 0) return { ok: true, what: 'read models run' };
  const list = bad.map(
    ({ name, status, parked, behind, error }) =>
      `${name}: ${status}, ${behind} behind, ${parked} parked${error ? ` (${error})` : ''}`,
  );
  return {
    ok: false,
    what: `read models need attention: ${list.join('; ')}. Is a worker running? Otherwise: hearback rebuild <name>`,
  };
}

async function holes(database: Database): Promise<Finding> {
  const [row] = await database.query<{ events: number; head: number }>(
    'select count(*) as events, coalesce(max(position), 0) as head from event',
  );
  return {
    ok: row.events === row.head,
    what:
      row.events === row.head
        ? `the log has ${row.events} events without a hole`
        : `the log has ${row.events} events but its head is ${row.head}: restore from a backup, then hearback verify`,
  };
}

async function queues(settings: Settings & { readonly databaseUrl: string }): Promise<Finding> {
  const opened = await Queues.open(settings, { onError: () => undefined });
  try {
    const ok = await opened.alive();
    return {
      ok,
      what: ok
        ? `queues answer on ${opened.kind}`
        : `queues on ${opened.kind} do not answer: check ${opened.kind === 'redis' ? 'REDIS_URL' : 'DATABASE_URL'}; deadlines fire by the sweeper meanwhile`,
    };
  } finally {
    await opened.close();
  }
}
