import type { Recorded } from '@engine/decider';
import type { MessageEvent } from '../domain/message.events';
import { messageOutcomes } from './message-outcomes';

const about = {
  source: 'case-1',
  audience: 'customer',
  template: 'receipt',
  at: '2026-03-02T01:00:05.000Z',
  attempts: 2,
} as const;
const rowOf = (event: MessageEvent) =>
  messageOutcomes.fold(undefined, [{ ...event, streamId: 'message-0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11' } as Recorded])
    .rows[0];

describe('message outcomes', () => {
  it('says how a message was sent', () =>
    expect(rowOf({ type: 'MessageSent', data: { ...about, by: 'smtp', smtpResponse: '250' } })).toEqual({
      stream_id: 'message-0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11',
      message_id: '0d5c1c3e-6f5e-5d3a-9a54-5a0d8a3c9d11',
      status: 'sent',
      at: about.at,
      by: 'smtp',
      reason: null,
      smtp_response: '250',
      attempts: 2,
    }));

  it('says why it was not', () =>
    expect(rowOf({ type: 'MessageFailed', data: { ...about, reason: 'given_up', final: true } })).toMatchObject({
      status: 'failed',
      reason: 'given_up',
      by: null,
      smtp_response: null,
    }));
});
