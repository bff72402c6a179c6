import type { ChildProcess } from 'node:child_process';
import type { KeeperMessage } from '@engine/platform';
import { endsWithin, type Program, runToEnd, startChild, terminate } from './child-process';
import { type ListeningAddress, requireFreePorts } from './free-ports';
import { SupervisedProcess } from './supervised-process';

export interface DatabaseUrls {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

export interface StandalonePlan {
  /** An existing database, or the program that keeps one running (the keeper of @engine/platform). */
  readonly database: DatabaseUrls | Program;
  migration(database: DatabaseUrls): Program;
  services(database: DatabaseUrls): Service[];
  readonly addresses: readonly ListeningAddress[];
  /** Called once, when all services are ready. */
  ready(): void;
  say(line: string): void;
}

/** Sends the ipc message 'ready' when it serves, ends on SIGTERM, and on its own when the ipc channel closes. */
export type Service = Program;

const READY_WITHIN_MS = 60_000;
/** The keeper stops an unused server in 0.1 s, and goes on waiting by itself for one that others use. */
const KEEPER_PATIENCE_MS = 5_000;

/** Runs the standalone app until a signal or a failure ends it; resolves with the exit code when all is stopped. */
export async function supervise(plan: StandalonePlan): Promise<number> {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort(signal));
  const standalone = new Standalone(plan, ending);
  try {
    await standalone.start();
    plan.ready();
    await standalone.end;
  } catch (error) {
    ending.abort(error);
  }
  const { reason } = ending.signal as { reason: unknown };
  plan.say(reason instanceof Error ? reason.message : 'Stopping.');
  await standalone.stop();
  return reason instanceof Error ? 1 : 0;
}

class Standalone {
  /** Rejects with the reason when something ends the app. */
  readonly end: Promise<never>;
  private keeper?: SupervisedProcess;
  /** Where the kept server was first ready. */
  private database?: DatabaseUrls;
  private services: SupervisedProcess[] = [];

  constructor(
    private readonly plan: StandalonePlan,
    private readonly ending: AbortController,
  ) {
    const { signal } = ending;
    this.end = new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error)),
    );
    this.end.catch(() => undefined); // it may come while nobody waits for it
  }

  async start(): Promise<void> {
    const { plan } = this;
    await requireFreePorts(plan.addresses);
    const database = 'script' in plan.database ? await this.keep(plan.database) : plan.database;
    await runToEnd(plan.migration(database), this.ending.signal);
    await requireFreePorts(plan.addresses);
    await Promise.all(plan.services(database).map((service) => this.serve(service)));
  }

  /** Services first, so that the keeper finds the database unused. */
  async stop(): Promise<void> {
    const services = this.services.map((service) => service.release());
    await Promise.all(services.map((child) => child && terminate(child)));
    const keeper = this.keeper?.release() ?? this.anotherKeeper();
    if (!keeper) return;
    if (keeper.connected) keeper.disconnect();
    if (!(await endsWithin(keeper, KEEPER_PATIENCE_MS))) {
      this.plan.say('PostgreSQL is still in use. It stops when the last connection is closed.');
    }
  }

  /** Stops a server whose keeper has died. */
  private anotherKeeper(): ChildProcess | undefined {
    return this.database && 'script' in this.plan.database ? startChild(this.plan.database) : undefined;
  }

  private async keep(program: Program): Promise<DatabaseUrls> {
    const first = new Promise<DatabaseUrls>((resolve) => {
      this.keeper = this.supervised(program, (message) => {
        const told = message as KeeperMessage;
        if (told.type === 'log') this.plan.say(told.line);
        else if (told.type === 'ready' && this.database && told.appUrl !== this.database.appUrl) {
          this.ending.abort(new Error('PostgreSQL has moved to another port. Start again.'));
        } else if (told.type === 'ready') resolve((this.database = told));
        else if (this.database) this.plan.say(told.message);
        else this.ending.abort(new Error(told.message));
      });
    });
    this.keeper?.start();
    return this.unlessEnded(first);
  }

  private async serve(program: Service): Promise<void> {
    const ready = new Promise<void>((resolve) => {
      const service = this.supervised(program, (message) => message === 'ready' && resolve());
      this.services.push(service);
      service.start();
    });
    const late = setTimeout(() => {
      this.ending.abort(new Error(`${program.name} was not ready within ${READY_WITHIN_MS / 1000} s.`));
    }, READY_WITHIN_MS);
    await this.unlessEnded(ready).finally(() => clearTimeout(late));
  }

  private supervised(program: Program, message: (message: unknown) => void): SupervisedProcess {
    const { say } = this.plan;
    return new SupervisedProcess(program, { say, message, gaveUp: (error) => this.ending.abort(error) });
  }

  private unlessEnded<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.end]);
  }
}
