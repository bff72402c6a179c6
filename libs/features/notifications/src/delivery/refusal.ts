import { InvalidAddress } from './mail';
import type { FailureReason } from '../domain/message.events';

/** Why an attempt failed, and whether another one can help. */
export interface Refusal {
  /** Absent: try again later. */
  readonly final?: FailureReason;
  readonly smtpResponse?: string;
  /** For the log: codes only, for servers quote addresses. */
  readonly code: string;
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/** Steps at which a server speaks of this message. What it says before them (greeting, login, sender) is about us. */
const ABOUT_THE_MESSAGE = new Set(['RCPT TO', 'DATA']);

export function refusalOf(error: unknown): Refusal {
  if (error instanceof InvalidAddress) return { final: 'address_invalid', code: 'ADDRESS_INVALID' };
  const { code, command, response, responseCode } = error as SmtpError;
  const smtpResponse = replyCodeOf(response);
  const refused = !!responseCode && responseCode >= 500 && ABOUT_THE_MESSAGE.has(command ?? '');
  return {
    ...(refused ? { final: 'refused_by_server' as const } : {}),
    smtpResponse,
    code: smtpResponse ?? code ?? 'UNKNOWN',
  };
}

/** `550 5.1.1 <li@example.com> unknown` -> `550 5.1.1`. */
export function replyCodeOf(response: string | undefined): string | undefined {
  return /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3}))?/
    .exec(response ?? '')
    ?.slice(1)
    .filter(Boolean)
    .join(' ');
}
