import { isUtf8 } from 'node:buffer';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Settings } from '../settings';
import { failureOf } from './failure';
import { Problem } from './problem';
import { ProblemCatalogue } from './problem-catalogue';
import { sendProblem } from './problem-filter';
import type { ApiReply, ApiRequest } from './request';
import { takesBytes } from './takes-bytes';
import { setSecurityHeaders } from './security-headers';

export const BODY_LIMIT = 1024 * 1024;
/** The longest thing that stands in an address is an id. */
const PARAMETER_LIMIT = 200;
/** From the first byte of a request to its last; against clients that never finish. */
const REQUEST_TIMEOUT_MS = 30_000;

type ConnectionError = Error & { readonly code?: string };

/** Fastify as we want it: nothing trusted, nothing logged by itself, every refusal a problem. */
export function fastifyAdapter(settings: Pick<Settings, 'defaultLocale'>): FastifyAdapter {
  const catalogue = new ProblemCatalogue([]);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: false,
    logger: false,
    genReqId: () => crypto.randomUUID(),
    // A process that stops still answers what reaches it, and closes the connection with the answer.
    return503OnClosing: false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: PARAMETER_LIMIT },
    frameworkErrors: (error: Error, request: ApiRequest, reply: ApiReply) => {
      setSecurityHeaders(request, reply);
      sendProblem(reply, request, failureOf(error), catalogue, settings.defaultLocale);
    },
    clientErrorHandler: (error: ConnectionError, socket: Socket) => {
      refuseConnection(error, socket, catalogue, settings);
    },
  });
  takeJsonOnly(adapter.getInstance());
  return adapter;
}

/** No forms, no plain text; an empty body is no body; bytes that are not UTF-8 are refused, never replaced. */
function takeJsonOnly(instance: FastifyInstance): void {
  const parse = instance.getDefaultJsonParser('error', 'error');
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    if (!isUtf8(body as Buffer)) return done(new Problem('MALFORMED_JSON'));
    return parse(request, body.toString(), done);
  });
  // Left unread for the handlers that read it themselves; everybody else is told that only JSON is taken.
  instance.addContentTypeParser('application/octet-stream', (request, _payload, done) =>
    takesBytes(request) ? done(null, undefined) : done(new Problem('UNSUPPORTED_MEDIA_TYPE')),
  );
}

/** What is not even HTTP gets an answer by hand: there is no request to reply to. */
function refuseConnection(
  error: ConnectionError,
  socket: Socket,
  catalogue: ProblemCatalogue,
  settings: Pick<Settings, 'defaultLocale'>,
): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const code = error.code === 'HPE_HEADER_OVERFLOW' ? 'HEADERS_TOO_LARGE' : 'MALFORMED_REQUEST';
  const problem = catalogue.describe({ code }, settings.defaultLocale, crypto.randomUUID());
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\nconnection: close\r\n` +
      `content-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
