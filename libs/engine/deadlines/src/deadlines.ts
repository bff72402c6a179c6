import { setTimeout as sleep } from 'node:timers/promises';
import { Rejection, categoryOf } from '@engine/decider';
import type { Database } from '@engine/platform';
import { Coalesced } from './coalesced';
import { type ClaimedStep, type Cursor, DueClaims } from './due-claims';
import { type DueStep, type FireDeadline, commandIdOf } from './due-step';

/** Told what becomes of each step; must not throw. */
export interface DeadlineObserver {
  /** The command was taken, perhaps without changing anything. Lateness: business milliseconds after it was due. */
  fired?(due: DueStep, latenessMs: number): void;
  /** The command was refused: handled, and not tried again before the lease ends. */
  refused?(due: DueStep, rejection: Rejection): void;
  /** Will be tried again: at once after a lost connection, otherwise when the lease ends. */
  failed?(due: DueStep, error: Error): void;
}

export interface DeadlineOptions {
  /** Milliseconds of real time for which a claimed step is left alone by everybody else. Default 30,000. */
  readonly lease?: number;
  /** Streams claimed at once. Default 500. */
  readonly batch?: number;
  readonly observer?: DeadlineObserver;
}

/** Turns what is due into commands. Any number of processes may tick at once; each step is fired by one of them. */
export class Deadlines {
  private readonly features = new Map<string, FireDeadline>();
  private readonly claims: DueClaims;
  private readonly batch: number;
  private readonly observer: DeadlineObserver;
  private readonly rounds = new Coalesced(() => this.drain());
  /** Claims that could not be given back because the database was gone. */
  private unreleased: ClaimedStep[] = [];

  constructor(database: Database, options: DeadlineOptions = {}) {
    this.claims = new DueClaims(database, options.lease ?? 30_000);
    this.batch = options.batch ?? 500;
    this.observer = options.observer ?? {};
  }

  /** @throws Error when the category already has one */
  register(category: string, fire: FireDeadline): void {
    if (this.features.has(category)) throw new Error(`Deadlines of ${category} are already registered.`);
    this.features.set(category, fire);
  }

  /**
   * Fires all that is due and free. One round at a time in a process: asking while one runs means one more after it,
   * and resolves when that has ended.
   * @throws DatabaseUnavailable
   */
  tick(): Promise<void> {
    return this.rounds.ask();
  }

  private async drain(): Promise<void> {
    await this.releaseLeftovers();
    // Claiming ahead while these are fired was tried: no gain on two cores, which are busy as it is.
    for (let cursor: Cursor | undefined; ;) {
      const claimed = await this.claims.take(this.batch, cursor);
      await this.withinLease(Promise.all(claimed.streams.map((steps) => this.fireStream(steps, claimed.now))));
      if (claimed.streams.length < this.batch) return;
      cursor = claimed.cursor;
    }
  }

  /** A command that hangs holds up its round for a lease; by then somebody else may take the step over. */
  private async withinLease(fired: Promise<unknown>): Promise<void> {
    const done = new AbortController();
    const leaseEnd = sleep(this.claims.lease, undefined, { signal: done.signal }).catch(() => undefined);
    await Promise.race([fired, leaseEnd]);
    done.abort();
  }

  /** In due order. After a lost connection the later steps wait for the earlier one; any other failure stands alone. */
  private async fireStream(steps: readonly ClaimedStep[], now: Date): Promise<void> {
    for (const [index, step] of steps.entries()) {
      const error = await this.fire(step, now);
      if (error && isTransient(error)) return this.giveBack(steps.slice(index));
    }
  }

  private async fire(step: ClaimedStep, now: Date): Promise<Error | undefined> {
    try {
      const fire = this.features.get(categoryOf(step.streamId));
      if (!fire) throw new Error(`Nobody has registered deadlines of ${step.streamId}.`);
      await fire(step, commandIdOf(step), now);
      this.observer.fired?.(step, now.getTime() - step.dueAt.getTime());
      return undefined;
    } catch (error) {
      if (error instanceof Rejection && !isTransient(error)) {
        this.observer.refused?.(step, error);
        return undefined;
      }
      this.observer.failed?.(step, error as Error);
      return error as Error;
    }
  }

  private async giveBack(steps: readonly ClaimedStep[]): Promise<void> {
    await this.claims.release(steps).catch(() => this.unreleased.push(...steps));
  }

  private async releaseLeftovers(): Promise<void> {
    const leftovers = this.unreleased;
    this.unreleased = [];
    await this.giveBack(leftovers);
  }
}

const TRANSIENT = ['DatabaseUnavailable', 'ReadModelBehind', 'STREAM_BUSY'];

/** Says nothing about the step: the same command can succeed a moment later. */
function isTransient(error: Error): boolean {
  return TRANSIENT.includes(error instanceof Rejection ? error.code : error.name);
}
