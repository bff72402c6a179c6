import { runMigrations } from 'bullmq';
import { Client } from 'pg';

/** BullMQ's tables never meet ours: they have names such as `job`, `event` and `migration`. */
export function queueSchemaOf(databaseSchema: string): string {
  return `${databaseSchema}_queue`;
}

/**
 * Makes or updates the queues' schema and lets the role of `runtimeUrl` work with it. Idempotent, safe to run from
 * several processes at once (BullMQ takes a lock). Run it with the owner's URL, whether or not Redis is used today:
 * the setting may change without another migration.
 */
export async function migrateQueues(options: {
  readonly ownerUrl: string;
  readonly runtimeUrl?: string;
  readonly databaseSchema: string;
}): Promise<void> {
  const schema = queueSchemaOf(options.databaseSchema);
  const owner = new Client({ connectionString: options.ownerUrl });
  await owner.connect();
  try {
    await runMigrations(owner, schema);
    const role = options.runtimeUrl ? decodeURIComponent(new URL(options.runtimeUrl).username) : '';
    if (role) await grant(owner, schema, role);
  } finally {
    await owner.end();
  }
}

async function grant(owner: Client, schema: string, role: string): Promise<void> {
  const { rows } = await owner.query<{ me: string }>('select current_user as me');
  if (rows[0].me === role) return;
  const name = owner.escapeIdentifier(role);
  await owner.query(`
    grant usage on schema ${schema} to ${name};
    grant select, insert, update, delete on all tables in schema ${schema} to ${name};
    grant usage, select on all sequences in schema ${schema} to ${name};
    grant execute on all functions in schema ${schema} to ${name};
    revoke insert, update, delete on ${schema}.migration from ${name};
  `);
}
