import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Failpoint } from '../processes/failpoints';
import type { Network } from './network';

export interface AppProcessParts {
  readonly role: 'api' | 'worker';
  readonly name: string;
  readonly port: number;
  readonly network: Network;
  readonly logFile: string;
  readonly environment: NodeJS.ProcessEnv;
}

const RESTART_MS = 50;
const BUILT = path.resolve(__dirname, '../../..');

/** An api or a worker in a process of its own, which is started again whenever it ends, as an orchestrator would. */
export class AppProcess {
  /** Ends that nobody asked the process for. */
  kills = 0;
  private child?: ChildProcess;
  private wanted = false;
  private up?: Promise<void>;

  constructor(private readonly parts: AppProcessParts) {}

  get name(): string {
    return this.parts.name;
  }

  get network(): Network {
    return this.parts.network;
  }

  get logFile(): string {
    return this.parts.logFile;
  }

  get url(): string {
    return `http://127.0.0.1:${this.parts.port}`;
  }

  /** Resolves when it is ready. */
  async start(): Promise<void> {
    this.wanted = true;
    this.up ??= this.run();
    return this.up;
  }

  /** Resolves when the process has ended; it is being started again then. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }

  pause(): void {
    this.child?.kill('SIGSTOP');
  }

  wake(): void {
    this.child?.kill('SIGCONT');
  }

  /** It kills itself when it comes to this point for the nth time from now. Resolves when it has. */
  async dieAt(failpoint: Failpoint, nth: number, patience: number): Promise<boolean> {
    const { child } = this;
    if (!child?.connected) return false;
    child.send({ failpoint, nth, signal: 'SIGKILL' });
    const died = once(child, 'exit').then(() => true);
    return Promise.race([died, sleep(patience, false)]);
  }

  /** It stops when it comes to this point, until it is woken. Whether it has come there is not known. */
  stopAt(failpoint: Failpoint): void {
    if (this.child?.connected) this.child.send({ failpoint, nth: 1, signal: 'SIGSTOP' });
  }

  /** For good. */
  async end(signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM'): Promise<void> {
    this.wanted = false;
    this.wake();
    const done = new AbortController();
    void sleep(12_000, undefined, { signal: done.signal })
      .then(() => this.kill())
      .catch(() => undefined);
    await this.kill(signal);
    this.up = undefined;
    done.abort();
  }

  private async run(): Promise<void> {
    for (;;) {
      const ready = await this.launch();
      if (ready || !this.wanted) return;
      await sleep(RESTART_MS);
    }
  }

  /** @returns whether it came up. One that ends before is `run`'s to start again, one that ends later is ours. */
  private launch(): Promise<boolean> {
    const { role, port, logFile, environment } = this.parts;
    const log = openSync(logFile, 'a');
    const child = fork(path.join(BUILT, `apps/${role}/src/main`), {
      execArgv: ['--require', path.join(BUILT, 'test/faults/processes/preload')],
      stdio: ['ignore', log, log, 'ipc'],
      env: { ...environment, [role === 'api' ? 'PORT' : 'WORKER_PORT']: String(port) },
    });
    closeSync(log);
    this.child = child;
    return new Promise((resolve) => {
      let ready = false;
      child.once('message', () => resolve((ready = true)));
      child.once('exit', (_code, signal) => {
        if (this.wanted && signal === 'SIGKILL') this.kills++;
        if (this.wanted && ready) this.up = sleep(RESTART_MS).then(() => (this.wanted ? this.run() : undefined));
        resolve(false);
      });
    });
  }
}
