import type { StreamType } from '@engine/decider';
import { type MessageEvent, messageEvents } from './message.events';

/** A message is pending from the moment its event is recorded: it needs no fact of its own for that. */
export type Message = { readonly status: 'pending' | 'sent' | 'failed' };

export const messageStream: StreamType<Message, MessageEvent> = {
  category: 'message',
  events: messageEvents,
  initial: { status: 'pending' },
  evolve: (_state, event) => {
    switch (event.type) {
      case 'MessageSent':
        return { status: 'sent' };
      case 'MessageFailed':
        return { status: 'failed' };
    }
  },
};
