import { EventLog } from '@engine/event-store';
import { DueClaims } from '../../../libs/engine/deadlines/src/due-claims';
import { Projector } from '../../../libs/engine/projections/src/projector';
import { Courier } from '../../../libs/features/notifications/src/delivery/courier';
import { wrap } from './wrap';

/** Points of the product's work at which a process of the suite can be told to die. The product knows none of them. */
export type Failpoint =
  'before the append' | 'after the append' | 'before the checkpoint' | 'after the claim' | 'after the mail';

interface Armed {
  readonly failpoint: Failpoint;
  readonly nth: number;
  /** A process that is stopped goes on from there when it is woken. */
  readonly signal: 'SIGKILL' | 'SIGSTOP';
}

let armed: Armed | undefined;

function pass(failpoint: Failpoint): void {
  if (armed?.failpoint !== failpoint) return;
  armed = { ...armed, nth: armed.nth - 1 };
  if (armed.nth === 0) process.kill(process.pid, armed.signal);
}

export function installFailpoints(): void {
  process.on('message', (message: Partial<Armed>) => {
    if (message.failpoint) armed = message as Armed;
  });
  wrap(EventLog.prototype, 'appendBatch', async (append, items) => {
    pass('before the append');
    const results = await append(items);
    pass('after the append');
    return results;
  });
  wrap(Projector.prototype, 'apply', async (apply, ...batch) => {
    const applied = await apply(...batch);
    if ((applied as { events: number }).events > 0) pass('before the checkpoint');
    return applied;
  });
  wrap(DueClaims.prototype, 'take', async (take, ...limits) => {
    const claimed = await take(...limits);
    if ((claimed as { streams: readonly unknown[] }).streams.length > 0) pass('after the claim');
    return claimed;
  });
  wrap(Courier.prototype, 'attempt', async (attempt, message) => {
    const outcome = await attempt(message);
    if (outcome !== 'later') pass('after the mail');
    return outcome;
  });
}
