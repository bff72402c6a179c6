import type { PoolClient } from 'pg';
import { quoted } from '../write-rows';

/** What makes a table what it is beside its columns; `CREATE TABLE ... LIKE` would name these by itself. */
interface Part {
  readonly name: string;
  /** For a constraint its definition, for an index the whole statement. */
  readonly definition: string;
}

export interface TableShape {
  readonly indexes: readonly Part[];
  /** Primary key and unique constraints, which own their indexes. */
  readonly keys: readonly Part[];
}

export function shadowOf(table: string): string {
  return `${table}__rebuild`;
}

/** Removes what a rebuild that did not finish has left. */
export async function dropShadow(tx: PoolClient, table: string): Promise<void> {
  await tx.query(`drop table if exists ${quoted(shadowOf(table))}`);
}

/** An empty twin without indexes: they are built once it is full, in a third of the time. */
export async function createShadow(tx: PoolClient, table: string): Promise<TableShape> {
  await refuseWhatIsNotCopied(tx, table);
  const shadow = quoted(shadowOf(table));
  await tx.query(`create table ${shadow} (like ${quoted(table)} including all excluding indexes)`);
  const { rows } = await tx.query<{ options: string[] | null; comment: string | null }>(
    `select reloptions as options, quote_literal(obj_description(oid, 'pg_class')) as comment
       from pg_class where oid = to_regclass($1)`,
    [quoted(table)],
  );
  const [{ options, comment }] = rows;
  if (options) await tx.query(`alter table ${shadow} set (${options.join(', ')})`);
  if (comment) await tx.query(`comment on table ${shadow} is ${comment}`);
  return shapeOf(tx, table);
}

export async function addIndexes(tx: PoolClient, table: string, shape: TableShape): Promise<void> {
  const shadow = quoted(shadowOf(table));
  for (const [index, key] of shape.keys.entries()) {
    await tx.query(`alter table ${shadow} add constraint ${temporary(table, 'key', index)} ${key.definition}`);
  }
  for (const [index, { definition }] of shape.indexes.entries()) {
    // pg_get_indexdef always gives: CREATE [UNIQUE] INDEX name ON [ONLY] schema.table USING ...
    const renamed = definition.replace(
      /^(CREATE (?:UNIQUE )?INDEX) .+? ON .+? USING /,
      `$1 ${temporary(table, 'index', index)} ON ${shadow} USING `,
    );
    await tx.query(renamed);
  }
  await tx.query(`analyze ${shadow}`);
}

/** The shadow takes the place of the table, with the very names that the table had. */
export async function swapTables(tx: PoolClient, table: string, shape: TableShape): Promise<void> {
  await tx.query(`drop table ${quoted(table)}`);
  await tx.query(`alter table ${quoted(shadowOf(table))} rename to ${quoted(table)}`);
  for (const [index, { name }] of shape.keys.entries()) {
    const from = temporary(table, 'key', index);
    await tx.query(`alter table ${quoted(table)} rename constraint ${from} to ${quoted(name)}`);
  }
  for (const [index, { name }] of shape.indexes.entries()) {
    await tx.query(`alter index ${temporary(table, 'index', index)} rename to ${quoted(name)}`);
  }
}

async function shapeOf(tx: PoolClient, table: string): Promise<TableShape> {
  const keys = await tx.query<{ name: string; definition: string }>(
    `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = to_regclass($1) and contype in ('p', 'u', 'x') order by contype, conname`,
    [quoted(table)],
  );
  const indexes = await tx.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
       from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid = to_regclass($1)
        and not exists (select from pg_constraint where conindid = i.indexrelid and contype in ('p', 'u', 'x'))
      order by c.relname`,
    [quoted(table)],
  );
  return { keys: keys.rows, indexes: indexes.rows };
}

/** Read tables need neither; losing one in silence would be worse than to refuse. */
async function refuseWhatIsNotCopied(tx: PoolClient, table: string): Promise<void> {
  const { rows } = await tx.query<{ what: string }>(
    `select 'foreign key ' || conname as what from pg_constraint
      where contype = 'f' and to_regclass($1) in (conrelid, confrelid)
     union all select 'trigger ' || tgname from pg_trigger where tgrelid = to_regclass($1) and not tgisinternal`,
    [quoted(table)],
  );
  if (rows.length > 0) throw new Error(`${table} cannot be rebuilt because of its ${rows[0].what}.`);
}

function temporary(table: string, kind: string, index: number): string {
  return quoted(`${table.slice(0, 40)}__rebuild_${kind}_${index}`);
}
