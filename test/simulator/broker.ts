/** A queue that keeps no promise but to be a queue: jobs come in any order, more than once, or never. */
export class Broker<J> {
  private jobs: J[] = [];

  get waiting(): readonly J[] {
    return this.jobs;
  }

  add(job: J): void {
    this.jobs.push(job);
  }

  remove(job: J): void {
    this.jobs = this.jobs.filter((other) => other !== job);
  }
}
