/** What was seen to be wrong; the schedule ends with the first of them. */
export class Findings {
  private first?: Error;

  add(what: string, cause?: unknown): void {
    this.first ??= new Error(what, { cause });
  }

  /** @throws the first finding */
  check(): void {
    if (this.first) throw this.first;
  }
}
