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
  /** Items of one key never travel in one call; the later ones wait for the next. */
  readonly keyOf?: (item: I) => string;
}

/** Fewer items are not shared out between free lanes: a call has a cost of its own. */
const WORTH_A_CALL = 16;

/**
 * Gathers what arrives while a call is in flight and sends it as one. Adds no delay when idle. What waits
 * is shared out between the free lanes: sent as one it would come back as one, and client and database would work in
 * turns instead of side by side. If a call fails as a
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
      this.inFlight++;
      void this.send(this.take());
    }
  }

  private take(): Waiting<I, O>[] {
    const { lanes, keyOf } = this.options;
    const share = Math.max(Math.ceil(this.waiting.length / (lanes - this.inFlight + 1)), WORTH_A_CALL);
    const size = Math.min(share, this.options.size);
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
