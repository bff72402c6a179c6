/** Something happened, possibly more than once. Whoever takes `count` before looking cannot miss what follows. */
export class Signal {
  private occurred = 0;
  private waiting = new Set<() => void>();

  get count(): number {
    return this.occurred;
  }

  raise(): void {
    this.occurred++;
    const woken = this.waiting;
    this.waiting = new Set();
    for (const wake of woken) wake();
  }

  /** Resolves as soon as it was raised since `count` was taken, or after `timeout` milliseconds. */
  async after(count: number, timeout: number): Promise<void> {
    if (this.occurred !== count) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeout);
      this.waiting.add(wake);
    });
  }
}
