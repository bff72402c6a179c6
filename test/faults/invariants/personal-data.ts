import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { TRACES } from '../client/canary';
import type { Evidence, Finding } from './invariant';

/** The planted customer is found in no line of a log, in no queue, and in no answer that refuses something. */
export async function personalData({ world, client }: Evidence): Promise<Finding> {
  const breaches: string[] = [];
  const search = (where: string, text: string) => {
    const found = TRACES.find((trace) => text.toLowerCase().includes(trace));
    if (found) breaches.push(`${where} says ${found}: ${around(text, found)}`);
  };
  for (const { name, logFile } of world.processes) search(`the log of ${name}`, await textOf(logFile));
  search('the log of PostgreSQL', await textOf(path.join(world.postgres.dataDir, 'server.log')));
  search('Redis', await dumpOf(world));
  for (const refusal of client.refusals) search('a refusal', refusal);
  for (const table of await queueTables(world)) {
    const [{ text }] = await world.owner.query<{ text: string }>(
      `select coalesce(string_agg(t::text, ' '), '') as text from ${table} t`,
    );
    search(table, text);
  }
  return { breaches };
}

async function dumpOf({ redis, home }: Evidence['world']): Promise<string> {
  await redis.ask((client) => client.save());
  return textOf(path.join(home, 'dump.rdb'));
}

async function queueTables({ owner }: Evidence['world']): Promise<string[]> {
  const rows = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname like '%\\_queue'`,
  );
  return rows.map(({ name }) => name);
}

async function textOf(file: string): Promise<string> {
  return (await readFile(file)).toString('utf8');
}

function around(text: string, found: string): string {
  const at = text.toLowerCase().indexOf(found);
  return text.slice(Math.max(0, at - 80), at + 40).replace(/\s+/g, ' ');
}
