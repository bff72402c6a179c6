import { idOf } from '@engine/decider';
import { rowProjection } from '@engine/projections';
import type { ApiKeyEvent, KeyRole } from '../contract';

/** No hash here: keys are checked against their streams, and lists need none. */
export interface ApiKeyRow {
  readonly stream_id: string;
  readonly id: string;
  readonly prefix: string;
  readonly label: string;
  readonly roles: readonly KeyRole[];
  readonly person_id: string | null;
  readonly issued_at: string;
  readonly revoked_at: string | null;
  readonly version: number;
  readonly position: number;
}

/** Which keys were issued, what they are good for, and which still are. */
export const apiKeys = rowProjection<ApiKeyEvent, ApiKeyRow>({
  name: 'api_key',
  table: 'api_key',
  key: 'stream_id',
  fold: {
    ApiKeyIssued: (_, { streamId, data, recordedAt, version, position }) => ({
      stream_id: streamId,
      id: idOf(streamId),
      prefix: data.prefix,
      label: data.label,
      roles: data.roles,
      person_id: data.personId ?? null,
      issued_at: recordedAt,
      revoked_at: null,
      version,
      position,
    }),
    ApiKeyRevoked: (row, { recordedAt, version, position }) =>
      row && { ...row, revoked_at: recordedAt, version, position },
  },
});
