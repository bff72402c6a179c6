import { randomUUID } from 'node:crypto';
import type { Organisation } from '../../support/hearback-organisation';
import type { Chance } from '../chance';
import type { Client } from './client';
import { feedback, type KnownCase, nextMove } from './moves';

export interface LoadParts {
  readonly client: Client;
  readonly chance: Chance;
  readonly organisation: Organisation;
  /** Business time. */
  readonly now: () => Date;
}

const CLERKS = 10;
const PAUSE_MS = 30;
const MOST_CASES = 60;
/** A case on which something was refused has moved on without its clerks. */
const FORGETS = 0.3;

/** Clerks who receive feedback and work on cases, each one write at a time, until told to stop. */
export class Load {
  private readonly cases: KnownCase[] = [];
  private readonly run = randomUUID().slice(0, 8);
  private marks = 0;
  private stopped = false;
  private clerks: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: LoadParts) {}

  start(clerks = CLERKS): this {
    this.clerks = Promise.all(Array.from({ length: clerks }, () => this.work(this.parts.chance.fork())));
    return this;
  }

  /** Resolves when every write under way is settled. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.clerks;
  }

  private async work(chance: Chance): Promise<void> {
    while (!this.stopped) {
      const fresh = this.cases.length < 5 || (this.cases.length < MOST_CASES && chance.happens(0.2));
      await (fresh ? this.receive(chance) : this.move(chance.of(this.cases), chance));
      await new Promise((resolve) => setTimeout(resolve, chance.between(0, PAUSE_MS)));
    }
  }

  private async receive(chance: Chance): Promise<void> {
    const sent = this.sent('agent', '/cases', (mark) => feedback(mark, chance));
    const taken = await this.parts.client.settle(sent, chance);
    if (taken) this.cases.push({ id: taken.id, assigned: false, planned: false, level: 0, stage: 'open' });
  }

  private async move(known: KnownCase, chance: Chance): Promise<void> {
    if (known.stage === 'closing') return void this.forget(known);
    const makes = nextMove(known, chance);
    const mark = this.nextMark();
    const { noun, who, body, unmarked, then } = makes(mark, chance, this.parts.organisation, this.parts.now());
    const sent = { ...this.sent(who, `/cases/${known.id}/${noun}`, () => body, mark), unmarked };
    // Before the answer: a second clerk who did the same would be answered that there was nothing to do.
    then?.(known);
    const taken = await this.parts.client.settle(sent, chance);
    if (!taken && chance.happens(FORGETS)) this.forget(known);
  }

  private sent(
    who: keyof Organisation['keys'],
    address: string,
    body: (mark: string) => object,
    mark = this.nextMark(),
  ) {
    const apiKey = this.parts.organisation.keys[who];
    return { apiKey, address, body: body(mark), idempotencyKey: randomUUID(), mark };
  }

  private nextMark(): string {
    return `mark-${this.run}-${++this.marks}`;
  }

  private forget(known: KnownCase): void {
    const index = this.cases.indexOf(known);
    if (index >= 0) this.cases.splice(index, 1);
  }
}
