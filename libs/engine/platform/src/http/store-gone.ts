const LOST_CONNECTION = /^(08|57P0)|^53300$/;
const SOCKET_ERRORS = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']);
const CLIENT_MESSAGES =
  /timeout exceeded when trying to connect|Query read timeout|Connection terminated|not queryable|Connection ended/i;

/** An error of TypeORM or pg that means what DatabaseUnavailable means; `Database` itself throws that one. */
export function isStoreGone(error: Error): boolean {
  const driver = (error as { driverError?: unknown }).driverError ?? error;
  if (!(driver instanceof Error)) return false;
  const code = (driver as { code?: unknown }).code;
  if (typeof code === 'string') return LOST_CONNECTION.test(code) || SOCKET_ERRORS.has(code);
  return CLIENT_MESSAGES.test(driver.message);
}
