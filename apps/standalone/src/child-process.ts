import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Program {
  readonly name: string;
  readonly script: string;
  readonly args?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Speaks by ipc messages only, so that it does not hold the supervisor's output open when it outlives it. */
  readonly silent?: boolean;
}

/** Ms that a process has to end in an orderly way. Container engines give the whole app 10 s. */
const PATIENCE_MS = 8_000;

/**
 * In a process group of its own, so that Ctrl-C reaches the supervisor alone, and with an ipc channel, whose closing
 * tells the child that the supervisor is gone.
 */
export function startChild({ script, args = [], env, silent }: Program): ChildProcess {
  const output = silent ? 'ignore' : 'inherit';
  return spawn(process.execPath, ['--enable-source-maps', script, ...args], {
    ...{ env, detached: true, windowsHide: true },
    stdio: ['ignore', output, output, 'ipc'],
  });
}

/** Resolves when the child has ended; how it did is said in words. */
export function ended(child: ChildProcess): Promise<{ ok: boolean; how: string }> {
  const { exitCode, signalCode } = child;
  if (exitCode !== null || signalCode !== null) return Promise.resolve(outcome(exitCode, signalCode));
  return new Promise((resolve) => {
    child.once('error', (error) => child.pid === undefined && resolve({ ok: false, how: error.message }));
    child.once('exit', (code, signal) => resolve(outcome(code, signal)));
  });
}

function outcome(code: number | null, signal: string | null) {
  return { ok: code === 0, how: signal ? `was ended by ${signal}` : `ended with code ${code}` };
}

/** Asks the child to end, and ends it when it does not. */
export async function terminate(child: ChildProcess, patienceMs = PATIENCE_MS): Promise<void> {
  child.kill('SIGTERM');
  if (!(await endsWithin(child, patienceMs))) child.kill('SIGKILL');
  await ended(child);
}

export async function endsWithin(child: ChildProcess, ms: number): Promise<boolean> {
  const timer = new AbortController();
  const timeout = sleep(ms, false, { signal: timer.signal }).catch(() => false);
  const result = await Promise.race([ended(child).then(() => true), timeout]);
  timer.abort();
  return result;
}

/** Runs a program that ends by itself. @throws Error when it fails; it is terminated when the signal aborts. */
export async function runToEnd(program: Program, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const child = startChild(program);
  const abort = () => void terminate(child);
  signal.addEventListener('abort', abort);
  const { ok, how } = await ended(child);
  signal.removeEventListener('abort', abort);
  signal.throwIfAborted();
  if (!ok) throw new Error(`${program.name} ${how}.`);
}
