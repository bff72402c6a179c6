import { types as runtime } from 'node:util';
import { Pool, type PoolClient, type QueryConfig, type QueryResultRow, types } from 'pg';

/** int8: positions and counts here stay below 2^53. */
const BIGINT = 20;
const parsers = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === BIGINT && format !== 'binary' ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
};

export interface DatabaseOptions {
  readonly url: string;
  readonly schema: string;
  /** Connections at most. */
  readonly size?: number;
  /** Milliseconds after which a statement is given up by the client; its outcome is then unknown. */
  readonly statementTimeout?: number;
  readonly name?: string;
}

/** PostgreSQL cannot be reached or did not answer in time. Whether a statement took effect is unknown. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/** A small pool on one schema. Statements are plain SQL; names resolve through search_path. */
export class Database {
  readonly pool: Pool;

  constructor(readonly options: DatabaseOptions) {
    this.pool = new Pool({
      connectionString: options.url,
      max: options.size ?? 8,
      options: `-c search_path=${options.schema}`,
      application_name: options.name ?? 'hearback',
      connectionTimeoutMillis: 1_500,
      query_timeout: options.statementTimeout ?? 30_000,
      keepAlive: true,
      types: parsers,
    });
    // A connection that breaks rejects its query or is replaced by the next; without a listener it would end the process.
    // The one of the client is there before the pool hands it out: it can break in that very moment.
    this.pool.on('error', ignore);
    this.pool.on('connect', (client) => client.on('error', ignore));
  }

  async query<R extends QueryResultRow = QueryResultRow>(
    statement: string | QueryConfig,
    values?: unknown[],
  ): Promise<R[]> {
    try {
      const result = await this.pool.query<R>(statement as string, values);
      return result.rows;
    } catch (error) {
      throw unavailable(error) ?? error;
    }
  }

  /** Runs `work` in one READ COMMITTED transaction; rolls back when it throws. */
  async transaction<T>(work: (tx: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.connect();
    let broken: Error | undefined;
    try {
      await client.query("begin; set local idle_in_transaction_session_timeout = '10s'");
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw unavailable(error) ?? error;
    } finally {
      client.release(broken);
    }
  }

  async connect(): Promise<PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      throw unavailable(error) ?? error;
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

/** Nothing is lost by not handling the event. */
function ignore(): void {}

const LOST_CONNECTION = /^(08|57P0)|^53300$/;
const SOCKET_ERRORS = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']);
const CLIENT_MESSAGES =
  /timeout exceeded when trying to connect|Query read timeout|Connection terminated|not queryable|Connection ended/i;

/** Whether an error of pg, or of TypeORM around it, says that the database cannot be reached or did not answer. */
export function isConnectionLost(error: Error): boolean {
  const driver = (error as { driverError?: unknown }).driverError ?? error;
  if (!isError(driver)) return false;
  const code = (driver as { code?: unknown }).code;
  if (typeof code === 'string') return LOST_CONNECTION.test(code) || SOCKET_ERRORS.has(code);
  return CLIENT_MESSAGES.test(driver.message);
}

/** Errors that Node itself makes come from another realm under Jest. */
function isError(value: unknown): value is Error {
  return value instanceof Error || runtime.isNativeError(value);
}

function unavailable(error: unknown): DatabaseUnavailable | undefined {
  if (!isError(error) || error instanceof DatabaseUnavailable || !isConnectionLost(error)) return undefined;
  return new DatabaseUnavailable(error.message, { cause: error });
}
