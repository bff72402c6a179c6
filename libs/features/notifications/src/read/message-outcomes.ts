import { idOf } from '@engine/decider';
import { type Row, rowProjection } from '@engine/projections';
import type { MessageEvent } from '../domain/message.events';

interface OutcomeRow extends Row {
  readonly message_id: string;
  readonly status: 'sent' | 'failed';
  readonly at: string;
  readonly by: string | null;
  readonly reason: string | null;
  readonly smtp_response: string | null;
  readonly attempts: number;
}

export const messageOutcomes = rowProjection<MessageEvent, OutcomeRow>({
  name: 'message-outcomes',
  table: 'message_outcome',
  key: 'stream_id',
  fold: {
    MessageSent: (_row, { streamId, data }) => ({
      stream_id: streamId,
      message_id: idOf(streamId),
      status: 'sent',
      at: data.at,
      by: data.by,
      reason: null,
      smtp_response: data.smtpResponse ?? null,
      attempts: data.attempts,
    }),
    MessageFailed: (_row, { streamId, data }) => ({
      stream_id: streamId,
      message_id: idOf(streamId),
      status: 'failed',
      at: data.at,
      by: null,
      reason: data.reason,
      smtp_response: data.smtpResponse ?? null,
      attempts: data.attempts,
    }),
  },
});
