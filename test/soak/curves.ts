/** Minutes since the beginning, and what was seen then. */
export type Curve = [minute: number, value: number][];

/** What is looked at again and again; a look that fails, as looks do in times of trouble, leaves a gap. */
export class Curves {
  private readonly began = Date.now();
  private readonly seen = new Map<string, Curve>();

  get minutes(): number {
    return (Date.now() - this.began) / 60_000;
  }

  add(name: string, value: number): void {
    const curve = this.of(name);
    curve.push([this.minutes, value]);
    this.seen.set(name, curve);
  }

  of(name: string): Curve {
    return this.seen.get(name) ?? [];
  }

  last(name: string): number | undefined {
    return this.of(name).at(-1)?.[1];
  }

  get names(): string[] {
    return [...this.seen.keys()];
  }
}
