/** Real time for leases and business time for decisions, as the database has them. Neither ever goes back. */
export class VirtualClock {
  private offset = 0;

  constructor(private real: number) {}

  get realNow(): number {
    return this.real;
  }

  get businessNow(): number {
    return this.real + this.offset;
  }

  pass(milliseconds: number): void {
    this.real += milliseconds;
  }

  /** Only business time leaps, as in a sandbox. */
  jump(milliseconds: number): void {
    this.offset += milliseconds;
  }
}
