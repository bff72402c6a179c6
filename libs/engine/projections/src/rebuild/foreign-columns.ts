import type { PoolClient } from 'pg';
import type { Projection } from '../subscription';
import { quoted } from '../write-rows';
import { shadowOf } from './shadow-table';

/**
 * Columns that the projection does not write (a claim, the state of a delivery) are taken over from the live table where
 * a row of the same key stands there. Its writers wait until the swap is done; its readers do not.
 */
export async function keepForeignColumns(
  tx: PoolClient,
  projection: Projection,
  written: ReadonlySet<string>,
): Promise<void> {
  const live = quoted(projection.table);
  const { rows } = await tx.query<{ column: string }>(
    `select attname as column from pg_attribute
      where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = '' and attname <> all($2)`,
    [live, [...written]],
  );
  if (rows.length === 0 || written.size === 0) return;
  await tx.query(`lock table ${live} in share row exclusive mode`);
  const columns = rows.map(({ column }) => quoted(column));
  const sameKey = projection.keyColumns.map((column) => `l.${quoted(column)} = s.${quoted(column)}`).join(' and ');
  const different = columns.map((column) => `l.${column} is distinct from s.${column}`).join(' or ');
  await tx.query(
    `update ${quoted(shadowOf(projection.table))} s set ${columns.map((column) => `${column} = l.${column}`)}
       from ${live} l where ${sameKey} and (${different})`,
  );
}
