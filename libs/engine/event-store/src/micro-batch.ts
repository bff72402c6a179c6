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
   * With more items than this, free lanes share them. Those that go as one come back as one, and then client and
   * database work in turns instead of side by side; but each call has a cost of its own.
   */
  readonly share?: number;
  /** Items of one key never travel in one call; the later ones wait for the next. */
  readonly keyOf?: (item: I) => string;
}

/**
 * Gathers what arrives while a call is in flight and sends it as one. Adds no delay when idle. If a call fails as a
 * whole and `retryAlone` agrees, each of its items is sent again alone, so that one bad item cannot fail its
 * neighbours.
 */
export class MicroBatch<I, O> {
  private waiting: Waiting<I, O>[] = [];
  private inFlight = 0;

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
      if (this.waiting.length === 1) queueMicrotask(() => this.pump());
    });
  }

  private pump(): void {
    while (this.inFlight < this.options.lanes && this.waiting.length > 0) {
      const batch = this.take();
      this.inFlight++;
      void this.send(batch);
    }
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
    queueMicrotask(() => this.pump());
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
