import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../chance';
import type { Acknowledged, Ledger, Sent } from './ledger';
import { type Answer, post } from './post';

/** Sends writes to any of the apis, and asks again with the same key until it knows what became of each. */
export class Client {
  /** What was said of requests that failed, for the search for personal data. */
  readonly refusals = new Set<string>();
  acknowledged = 0;
  refused = 0;
  unknown = 0;
  /** Never settled: nobody answered for as long as the client had patience. */
  readonly open: Sent[] = [];

  constructor(
    private readonly urls: readonly string[],
    private readonly ledger: Ledger,
    /** Milliseconds. */
    private readonly patience: number,
  ) {}

  /** @returns undefined when it was refused, or nobody answered. */
  async settle(sent: Sent, chance: Chance): Promise<Acknowledged | undefined> {
    const deadline = Date.now() + this.patience;
    for (let attempts = 1; Date.now() < deadline; attempts++) {
      const answer = await this.attempt(sent, chance);
      if (answer && answer.status < 300) return this.acknowledge(sent, answer, attempts);
      if (answer && answer.status < 500 && answer.body?.code !== 'STREAM_BUSY') return void this.refused++;
      this.unknown++;
      await sleep(chance.between(50, 250));
    }
    return void this.open.push(sent);
  }

  /** Once more what was answered before. */
  async again(sent: Sent, chance: Chance): Promise<Answer | undefined> {
    return this.attempt(sent, chance);
  }

  private async attempt(sent: Sent, chance: Chance): Promise<Answer | undefined> {
    const { apiKey, address, body, idempotencyKey } = sent;
    try {
      const answer = await post(chance.of(this.urls), apiKey, address, body, idempotencyKey);
      if (answer.status >= 300) this.refusals.add(answer.text);
      return answer;
    } catch {
      return undefined;
    }
  }

  private async acknowledge(sent: Sent, { body }: Answer, attempts: number): Promise<Acknowledged> {
    const { id, version, position } = body;
    const entry = { ...sent, id, version, position, attempts };
    await this.ledger.write(entry);
    this.acknowledged++;
    return entry;
  }
}
