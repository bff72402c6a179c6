import { request, type IncomingMessage } from 'node:http';

/** One message of a stream of server-sent events. */
export interface Message {
  readonly id: number;
  readonly data: Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any -- judged by the tests
}

/** A reader of `GET /v1/stream`, over a real connection; it can stop reading. */
export class EventSource {
  readonly messages: Message[] = [];
  /** Of messages and heartbeats. */
  lastId?: number;
  heartbeats = 0;
  ended = false;
  private text = '';

  private constructor(readonly response: IncomingMessage) {
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => this.take(chunk));
    response.on('close', () => (this.ended = true));
    response.on('error', () => (this.ended = true));
  }

  static open(url: string, key: string, headers: Readonly<Record<string, string>> = {}): Promise<EventSource> {
    return new Promise((resolve, reject) => {
      const asked = request(url, { headers: { authorization: `Bearer ${key}`, ...headers }, agent: false });
      asked.on('response', (response) => resolve(new EventSource(response)));
      asked.on('error', reject);
      asked.end();
    });
  }

  get positions(): number[] {
    return this.messages.map(({ id }) => id);
  }

  close(): void {
    this.response.destroy();
  }

  private take(chunk: string): void {
    this.text += chunk;
    const blocks = this.text.split('\n\n');
    this.text = blocks.pop()!;
    for (const block of blocks) this.read(block.split('\n'));
  }

  private read(lines: readonly string[]): void {
    const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    if (lines.includes(': heartbeat')) this.heartbeats++;
    if (field('id') !== undefined) this.lastId = Number(field('id'));
    const data = field('data');
    if (data !== undefined) this.messages.push({ id: this.lastId!, data: JSON.parse(data) as Message['data'] });
  }
}
