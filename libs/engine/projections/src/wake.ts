import type { DatabaseOptions } from '@engine/platform';
import { Client, type Notification } from 'pg';
import { Signal } from './signal';

/** `log`: there are new events. `clock`: business time was moved. */
export type Notice = 'log' | 'clock';

const NOTICES: readonly Notice[] = ['log', 'clock'];
/** Milliseconds between two NOTIFY: PostgreSQL serialises their commits, and a hundred a second wake as well as more. */
const SPACING = 10;
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 2_000;

/**
 * Tells all processes of a cell that there is something to do. A notice may be lost: whoever waits for one also polls.
 * Notices are coalesced and sent on a connection of their own, never within an append (which would cost it half its
 * speed). A lost connection is opened again.
 */
export class Wake {
  readonly on: { readonly [N in Notice]: Signal } = { log: new Signal(), clock: new Signal() };
  private readonly due = new Set<Notice>();
  private client?: Client;
  private stopped = false;
  private sending?: Promise<void>;
  private connecting?: Promise<void>;
  private readonly stopping = new Signal();

  constructor(private readonly options: Pick<DatabaseOptions, 'url' | 'schema'>) {}

  get connected(): boolean {
    return this.client !== undefined;
  }

  private get channel(): string {
    return `${this.options.schema}_wake`;
  }

  /** Resolves when the first attempt to connect is over, whether it succeeded or not. */
  async start(): Promise<void> {
    this.stopped = false;
    await this.connect().catch(() => this.reconnect());
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.stopping.raise();
    await this.connecting;
    await this.sending;
    await this.client?.end().catch(() => undefined);
    this.client = undefined;
  }

  /** Wakes those who wait in this process at once, and those in others within a few milliseconds. */
  notify(notice: Notice): void {
    this.on[notice].raise();
    this.due.add(notice);
    this.sending ??= this.send();
  }

  private async send(): Promise<void> {
    while (this.due.size > 0 && this.client && !this.stopped) {
      const notices = [...this.due];
      this.due.clear();
      const pause = new Promise((resolve) => setTimeout(resolve, SPACING));
      await this.client
        .query(`select ${notices.map((_, index) => `pg_notify($1, $${index + 2})`)}`, [this.channel, ...notices])
        .catch((error: Error) => this.lose(error));
      await pause;
    }
    this.due.clear();
    this.sending = undefined;
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.options.url,
      application_name: 'hearback wake',
      connectionTimeoutMillis: 1_500,
      query_timeout: 5_000,
      keepAlive: true,
      // Nobody loses anything with a notice, so its commit need not wait for the disk.
      options: '-c synchronous_commit=off',
    });
    client.on('error', () => this.lose());
    client.on('end', () => this.lose());
    client.on('notification', (message) => this.receive(client, message));
    try {
      await client.connect();
      await client.query(`listen "${this.channel}"`);
    } catch (error) {
      client.removeAllListeners('end');
      await client.end().catch(() => undefined);
      throw error;
    }
    this.client = client;
    // Something may have happened while nobody listened.
    for (const notice of NOTICES) this.on[notice].raise();
  }

  private receive(client: Client, message: Notification): void {
    const own = (client as unknown as { processID: number }).processID === message.processId;
    if (!own && message.payload && message.payload in this.on) this.on[message.payload as Notice].raise();
  }

  private lose(_error?: Error): void {
    const { client } = this;
    if (!client) return;
    this.client = undefined;
    client.removeAllListeners('end');
    void client.end().catch(() => undefined);
    if (!this.stopped) this.reconnect();
  }

  private reconnect(): void {
    this.connecting ??= this.keepConnecting().finally(() => (this.connecting = undefined));
  }

  private async keepConnecting(): Promise<void> {
    for (let pause = FIRST_PAUSE; !this.stopped; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      await this.stopping.after(this.stopping.count, pause);
      if (this.stopped) return;
      try {
        return await this.connect();
      } catch {
        // The next round tries again.
      }
    }
  }
}
