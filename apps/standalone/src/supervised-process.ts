import type { ChildProcess } from 'node:child_process';
import { ended, type Program, startChild } from './child-process';
import { pauseBeforeRestart } from './restart-pause';

export interface SupervisedProcessEvents {
  say(line: string): void;
  message(message: unknown): void;
  /** It died so often that it will not be started again. */
  gaveUp(error: Error): void;
}

/** A child process that is started again when it dies, until it is released. */
export class SupervisedProcess {
  private child?: ChildProcess;
  private restart?: NodeJS.Timeout;
  private released = false;
  private deaths: number[] = [];

  constructor(
    private readonly program: Program,
    private readonly events: SupervisedProcessEvents,
  ) {}

  start(): void {
    const child = startChild(this.program);
    this.child = child;
    child.on('message', (message) => this.events.message(message));
    child.on('error', () => undefined); // a failed spawn is reported by ended(), a failed signal by the child living on
    void ended(child).then(({ how }) => this.died(how));
  }

  /** From now on its end is expected. Returns the process where there is one. */
  release(): ChildProcess | undefined {
    this.released = true;
    clearTimeout(this.restart);
    return this.child;
  }

  private died(how: string): void {
    this.child = undefined;
    if (this.released) return;
    const { name } = this.program;
    const now = Date.now();
    this.deaths = [...this.deaths.slice(-9), now];
    const pause = pauseBeforeRestart(this.deaths, now);
    if (pause === undefined) return this.events.gaveUp(new Error(`${name} ${how}, for the fifth time in a minute.`));
    this.events.say(`${name} ${how}; starting it again in ${pause / 1000} s.`);
    this.restart = setTimeout(() => this.start(), pause);
  }
}
