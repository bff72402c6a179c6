import { types } from 'node:util';
import { type Json, Rejection } from '@engine/decider';
import { HttpException } from '@nestjs/common';
import { type FieldError, Problem } from './problem';
import { isConnectionLost } from '../database';

/** An error as the problem catalogue needs it. */
export interface Failure {
  readonly code: string;
  readonly details?: { readonly [key: string]: Json };
  readonly errors?: readonly FieldError[];
  readonly headers?: { readonly [name: string]: string };
  /** The English sentence, where the error brings its own. */
  readonly message?: string;
}

const RETRY_SOON = { 'retry-after': '1' };

/** Errors of the engine that are known by name: platform must not import the libraries that throw them. */
const BY_NAME: { readonly [name: string]: Failure } = {
  DatabaseUnavailable: { code: 'STORE_UNAVAILABLE', headers: RETRY_SOON },
  ReadModelBehind: { code: 'READ_MODEL_BEHIND', headers: RETRY_SOON },
  // The edge refuses such text first; this is for what a decision itself put together.
  UnstorableData: { code: 'UNSTORABLE_TEXT' },
};

const BY_FASTIFY_CODE: { readonly [code: string]: string } = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_CTP_INVALID_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'MALFORMED_REQUEST',
  FST_ERR_BAD_URL: 'MALFORMED_URL',
  FST_ERR_MAX_PARAM_LENGTH: 'URL_TOO_LONG',
};

const BY_STATUS: { readonly [status: number]: string } = {
  400: 'MALFORMED_REQUEST',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'BODY_TOO_LARGE',
  414: 'URL_TOO_LONG',
  415: 'UNSUPPORTED_MEDIA_TYPE',
};

export const INTERNAL: Failure = { code: 'INTERNAL' };

/** What the caller may learn of an error. Whatever is not expected is INTERNAL and keeps its message to itself. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Rejection) return { code: error.code, details: error.details, message: error.message };
  if (error instanceof Problem) {
    const { code, details, errors, headers } = error;
    return { code, details, errors, headers };
  }
  // Fastify's errors are no native ones, and Jest's realm has another Error than Node's own errors.
  if (!(error instanceof Error || types.isNativeError(error))) return INTERNAL;
  if (Object.hasOwn(BY_NAME, error.name)) return BY_NAME[error.name];
  if (isConnectionLost(error)) return BY_NAME.DatabaseUnavailable;
  const cause = error instanceof HttpException ? error.cause : error;
  const code = BY_FASTIFY_CODE[(cause as { code?: string } | undefined)?.code ?? ''];
  if (code) return { code };
  if (error instanceof HttpException) return { code: BY_STATUS[error.getStatus()] ?? INTERNAL.code };
  return INTERNAL;
}
