import { Audit } from './audit';
import { Broker } from './broker';
import { Findings } from './findings';
import { Ledger } from './ledger';
import { settled } from './network';
import { recordFailure } from './record-failure';
import { SimulatedProcess } from './simulated-process';
import { Storage } from './storage';
import type { VirtualClock } from './virtual-clock';

export type Job =
  { readonly kind: 'tick' } | { readonly kind: 'bounce'; readonly caseId: string; readonly messageId: string };

/** A sample of business time is a little off; by how much, for each process. */
const SKEWS = [0, -700, 400];

/** Three processes over one storage, with a broker and clients. */
export class Cell {
  readonly storage: Storage;
  readonly findings = new Findings();
  readonly ledger = new Ledger(this.findings);
  readonly broker = new Broker<Job>();
  readonly audit: Audit;
  readonly processes: SimulatedProcess[];

  /** @param plant what is to be broken before anything begins */
  constructor(
    readonly clock: VirtualClock,
    plant: (cell: Cell) => void = () => undefined,
  ) {
    this.storage = new Storage(clock);
    this.audit = new Audit(this.storage.log, this.findings);
    this.processes = SKEWS.map((_, n) => this.start(n));
    plant(this);
  }

  crash(n: number, callsArrive: boolean): void {
    const dying = this.processes[n];
    dying.alive = false;
    this.storage.network.cut(dying, callsArrive);
    this.processes[n] = this.start(n);
  }

  /** Jobs are given out by the broker; a worker that fails leaves it to the next job, or to the sweeper. */
  work(job: Job, worker: SimulatedProcess): void {
    const done = job.kind === 'tick' ? worker.deadlines.tick() : recordFailure(worker, job);
    done.catch((error: unknown) => this.unlessUnavailable(error));
  }

  react(worker: SimulatedProcess): void {
    worker.react().catch((error: unknown) => this.unlessUnavailable(error));
  }

  /** After each step of a schedule: lets the processes run until they wait, then looks at what they did. */
  async settle(): Promise<void> {
    await settled();
    this.audit.readOn();
    this.ledger.compareWith(this.storage.log);
    this.findings.check();
  }

  /** Nobody waits for anything any longer. */
  async end(): Promise<void> {
    this.processes.forEach((_, n) => this.crash(n, false));
    await settled();
  }

  private start(n: number): SimulatedProcess {
    return new SimulatedProcess(`process ${n + 1}`, this.storage, SKEWS[n]);
  }

  private unlessUnavailable(error: unknown): void {
    if ((error as Error).name !== 'DatabaseUnavailable') this.findings.add(String(error), error);
  }
}
