import { randomUUID } from 'node:crypto';
import { EventStore } from '@engine/event-store';
import { wrap } from '../processes/wrap';

/** What a process of the suite can be told to do wrong. */
export const inProcess = {
  /** Every retry is a command of its own. */
  'the command key is ignored': () =>
    wrap(EventStore.prototype, 'decide', (decide, stream, command, ...rest) => {
      const { meta } = command as { meta: { commandId: string } };
      Object.assign(command as object, { meta: { ...meta, commandId: randomUUID() } });
      return decide(stream, command, ...rest);
    }),
} satisfies Readonly<Record<string, () => void>>;

export type InProcess = keyof typeof inProcess;
