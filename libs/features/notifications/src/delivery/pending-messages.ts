import type { Database, JobQueue } from '@engine/platform';
import type { Courier } from './courier';
import { DELIVERABLE } from './message-claims';
import { CONNECTIONS } from './smtp-transport';

const AT_ONCE = 500;
const MINUTE = 60_000;

interface Due {
  readonly message_id: string;
  readonly attempts: number;
  readonly [column: string]: unknown;
}

/** Finds what is due and has it delivered: through the queue, or at once where the queue cannot be reached. */
export class PendingMessages {
  private running?: Promise<void>;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly queue: Pick<JobQueue, 'add'>,
    private readonly courier: Pick<Courier, 'deliver'>,
  ) {}

  /** The sweeper's chore, and the job that runs every second. One at a time in a process. @throws DatabaseUnavailable */
  requeuePending(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    this.running ??= this.requeue().finally(() => (this.running = undefined));
    return this.running;
  }

  /** From here on nothing more is sent. Resolves when what is under way is out, and its outcome in the log. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running?.catch(() => undefined);
  }

  private async requeue(): Promise<void> {
    await this.settleTold();
    const due = await this.database.query<Due>(
      `select message_id, attempts from message where ${DELIVERABLE} order by not_before, message_id limit $1`,
      [AT_ONCE],
    );
    const refused: Due[] = [];
    await inLanes(due, async (message) => {
      // Once the queue has failed, asking it again for each message would cost its timeout each time.
      if (refused.length > 0) return void refused.push(message);
      await this.queue.add('deliver', { messageId: message.message_id }, { jobId: jobIdOf(message) }).catch(() => {
        refused.push(message);
      });
    });
    await inLanes(refused, async ({ message_id }) => {
      if (!this.stopped) await this.courier.deliver(message_id);
    });
  }

  /** After a rebuild, or a crash before the mark: the outcome is known, the mark is missing. */
  private async settleTold(): Promise<void> {
    await this.database.query(
      `update message m set settled = true from message_outcome o
        where o.message_id = m.message_id and not m.settled`,
    );
  }
}

/**
 * Doubles of an attempt collapse into one job. The minute is in it so that a job which the queue has lost hold of, but
 * still knows, cannot keep its message for ever; a double that gets through finds the message claimed.
 */
function jobIdOf({ message_id, attempts }: Due): string {
  return `${message_id}-${attempts}-${Math.floor(Date.now() / MINUTE)}`;
}

/** As many at a time as there are connections. All are tried; the first error is thrown at the end. */
async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = [...items];
  const errors: unknown[] = [];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      await work(item).catch((error: unknown) => errors.push(error));
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  if (errors.length > 0) throw errors[0];
}
