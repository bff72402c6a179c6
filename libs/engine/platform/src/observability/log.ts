import { type LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import type { Settings } from '../settings';

/** Structured log of a process. Lines hold ids and codes, never what customers or colleagues wrote. */
export type Log = Logger;

/** For injection. */
export const LOG = Symbol('log');

export function createLog(settings: Pick<Settings, 'logLevel'>, processName: string): Log {
  return pino({
    level: settings.logLevel,
    base: { process: processName, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
  });
}

/** Nest's own lines, which only matter when something is wrong. */
export class NestLog implements LoggerService {
  constructor(private readonly lines: Log) {}

  error(message: unknown, ...context: unknown[]): void {
    this.lines.error({ context: lastText(context) }, textOf(message));
  }

  warn(message: unknown, ...context: unknown[]): void {
    this.lines.warn({ context: lastText(context) }, textOf(message));
  }

  log(message: unknown, ...context: unknown[]): void {
    this.lines.debug({ context: lastText(context) }, textOf(message));
  }
}

function textOf(message: unknown): string {
  return message instanceof Error ? describeError(message).what : String(message);
}

function lastText(context: readonly unknown[]): string | undefined {
  const last = context.at(-1);
  return typeof last === 'string' ? last : undefined;
}

/** PostgreSQL's data and constraint errors quote the offending value. */
const QUOTES_VALUES = /^2[23]/;

/** What a log line says of an unexpected error: no fields of the error, which may hold rows, queries or bodies. */
export function describeError(error: unknown): {
  readonly what: string;
  readonly code?: string;
  readonly stack?: string;
} {
  if (!(error instanceof Error)) return { what: `thrown: ${typeof error}` };
  const code = (error as { code?: unknown }).code;
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
  const text =
    typeof code === 'string' && QUOTES_VALUES.test(code)
      ? error.message.replace(/(["(]).*[")]/g, '$1…')
      : error.message;
  return {
    what: `${error.name}: ${text.slice(0, 500)}`,
    ...(typeof code === 'string' ? { code } : {}),
    stack: frames,
  };
}
