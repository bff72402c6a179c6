import { type Database, type ProbeResult, within } from '@engine/platform';
import { type QueryResult, types } from 'pg';

/** Seconds, and samples, that the standby may be behind. */
const STALE_AFTER = 5;
const LOOK_EVERY_MS = 1_000;

type Ask = (text: string, values?: unknown[]) => Promise<QueryResult>;

/** A hot standby of the database: answers while it keeps up, and is looked at every second. */
export class Standby {
  private state: ProbeResult = { status: 'degraded', reason: 'standby: not looked at yet' };
  /** Heads of the primary's log, the oldest first: what the standby must have reached. */
  private heads: number[] = [];
  private timer?: NodeJS.Timeout;
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly primary: Database,
    readonly database: Database,
  ) {}

  get usable(): boolean {
    return this.state.status === 'ok';
  }

  /** It serves only once it has what the primary has now. */
  async start(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.database.close();
  }

  probe(): Promise<ProbeResult> {
    return Promise.resolve(this.state);
  }

  /** Whatever fails there is asked of the primary: a standby is no reason to fail. */
  async query(text: string, values: unknown[] | undefined, askPrimary: Ask): Promise<QueryResult> {
    if (!this.usable) return askPrimary(text, values);
    try {
      return await this.unlessGone(this.database.pool.query({ text, values, types }));
    } catch {
      return askPrimary(text, values);
    }
  }

  private async look(): Promise<void> {
    try {
      this.heads = [...this.heads, await headOf(this.primary)].slice(-STALE_AFTER - 1);
      const reached = await headOf(this.database);
      if (reached >= this.heads[0]) this.become({ status: 'ok' });
      else this.become({ status: 'degraded', reason: `standby: more than ${STALE_AFTER} s behind` });
    } catch {
      this.become({ status: 'degraded', reason: 'standby: does not answer' });
    }
  }

  private become(state: ProbeResult): void {
    this.state = state;
    if (state.status !== 'ok') for (const leave of this.waiting) leave();
  }

  /** A frozen standby would hold its readers for as long as the statement timeout. */
  private unlessGone<T>(asked: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const leave = () => reject(new Error('The standby is gone.'));
      this.waiting.add(leave);
      void asked.then(resolve, reject).finally(() => this.waiting.delete(leave));
    });
  }
}

async function headOf(database: Database): Promise<number> {
  const asked = database.query<{ head: number }>('select coalesce(max(position), 0) as head from event');
  const [{ head }] = await within(LOOK_EVERY_MS, asked, () => new Error('No answer.'));
  return head;
}
