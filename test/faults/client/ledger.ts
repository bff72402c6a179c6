import { type FileHandle, open } from 'node:fs/promises';

/** A write as it was sent; the same again is a retry. */
export interface Sent {
  readonly apiKey: string;
  readonly address: string;
  readonly body: object;
  readonly idempotencyKey: string;
  /** Stands in the body, and so in the fact, unless it is `unmarked`: then its place in the log must do. */
  readonly mark: string;
  readonly unmarked?: boolean;
}

/** A write that was answered with success. */
export interface Acknowledged extends Sent {
  readonly id: string;
  readonly version: number;
  readonly position: number;
  /** Above 1 the outcome was unknown at first. */
  readonly attempts: number;
}

/** What the client was promised, on the disk before it goes on. Several may write at once. */
export class Ledger {
  private constructor(
    private readonly file: FileHandle,
    private readonly name: string,
  ) {}

  static async open(name: string): Promise<Ledger> {
    return new Ledger(await open(name, 'a'), name);
  }

  async write(entry: Acknowledged): Promise<void> {
    await this.file.appendFile(`${JSON.stringify(entry)}\n`);
    await this.file.datasync();
  }

  /** From the disk, not from memory. */
  async read(): Promise<Acknowledged[]> {
    const file = await open(this.name);
    try {
      const text = await file.readFile('utf8');
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Acknowledged);
    } finally {
      await file.close();
    }
  }

  async close(): Promise<void> {
    await this.file.close();
  }
}
