interface Waiting<I, O> {
  readonly item: I;
  readonly resolve: (result: O) => void;
  readonly reject: (reason: unknown) => void;
}

export interface MicroBatchOptions<I> {
  /** Items in one call at most. */
  readonly size: number;
  /** Calls in flight at most. */
  readonly lanes: number;
  /**
   * With more items than this, free lanes share them: those that go as one come back as one, and then client and
   * database work in turns instead of side by side. Fewer wait for the call under way, for each has a cost of its own.
   */
  readonly share?: number;
  /** Items of one key never travel in one call; the later ones wait for the next. */
  readonly keyOf?: (item: I) => string;
}

/** A call that takes longer may hang; nobody waits behind it while a lane is free. */
const LATE_MS = 50;

/**
 * Gathers what arrives while a call is in flight and sends it as one. Adds no delay when idle. If a call fails as a
 * whole and `retryAlone` agrees, each of its items is sent again alone, so that one bad item cannot fail its
 * neighbours.
 */
export class MicroBatch<I, O> {
  private waiting: Waiting<I, O>[] = [];
  private inFlight = 0;
  private scheduled = false;
  private startedAt = 0;
  private reminder?: NodeJS.Timeout;

  constructor(
    private readonly call: (items: readonly I[]) => Promise<readonly O[]>,
    private readonly options: MicroBatchOptions<I>,
    private readonly retryAlone: (error: unknown) => boolean = () => false,
  ) {}

  get depth(): number {
    return this.waiting.length;
  }

  add(item: I): Promise<O> {
    return new Promise<O>((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.pumpSoon();
    });
  }

  /** Once all that is added in this turn of the event loop is there. */
  private pumpSoon(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    queueMicrotask(() => this.pump());
  }

  private pump(): void {
    this.scheduled = false;
    while (this.mayStart()) {
      const batch = this.take();
      this.inFlight++;
      this.startedAt = performance.now();
      void this.send(batch);
    }
    if (this.waiting.length > 0 && this.inFlight < this.options.lanes) this.remind();
  }

  private mayStart(): boolean {
    const { lanes, share = 1 } = this.options;
    if (this.inFlight === lanes || this.waiting.length === 0) return false;
    return this.inFlight === 0 || this.waiting.length >= share || performance.now() - this.startedAt >= LATE_MS;
  }

  private remind(): void {
    this.reminder ??= setTimeout(() => {
      this.reminder = undefined;
      this.pump();
    }, LATE_MS);
  }

  private take(): Waiting<I, O>[] {
    const { lanes, share = Infinity, keyOf } = this.options;
    const size = Math.min(this.options.size, Math.max(share, Math.ceil(this.waiting.length / (lanes - this.inFlight))));
    if (!keyOf) return this.waiting.splice(0, size);
    const batch: Waiting<I, O>[] = [];
    const left: Waiting<I, O>[] = [];
    const keys = new Set<string>();
    let index = 0;
    for (; index < this.waiting.length && batch.length < size; index++) {
      const waiting = this.waiting[index];
      const key = keyOf(waiting.item);
      (keys.has(key) ? left : batch).push(waiting);
      keys.add(key);
    }
    this.waiting = [...left, ...this.waiting.slice(index)];
    return batch;
  }

  private async send(batch: readonly Waiting<I, O>[]): Promise<void> {
    const settle = await this.outcomeOf(batch);
    // The lane counts as free before those who waited send their next items, so that these are shared out.
    this.inFlight--;
    settle();
    this.pumpSoon();
  }

  private async outcomeOf(batch: readonly Waiting<I, O>[]): Promise<() => void> {
    try {
      const results = await this.call(batch.map((waiting) => waiting.item));
      return () => batch.forEach((waiting, index) => waiting.resolve(results[index]));
    } catch (error) {
      if (batch.length === 1 || !this.retryAlone(error)) return () => batch.forEach((waiting) => waiting.reject(error));
      for (const waiting of batch) (await this.outcomeOf([waiting]))();
      return () => undefined;
    }
  }
}
