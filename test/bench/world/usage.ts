import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sum } from '../report/statistics';

/** What a stretch of work cost: seconds of CPU, and megabytes of the Node process at its largest. */
export interface Usage {
  readonly seconds: number;
  readonly nodeCpu: number;
  /** Of all processes of the server. */
  readonly postgresCpu: number;
  readonly peakMb: number;
}

const TICKS_PER_SECOND = 100;
const SAMPLE_MS = 20;
const KB_PER_MB = 1024;

/** @param pids of the Node processes that work; this one unless others are named. Needs Linux: elsewhere all is NaN. */
export async function measured(
  dataDir: string,
  work: () => Promise<unknown>,
  pids: readonly number[] = [process.pid],
): Promise<Usage> {
  const nodeCpu = () => sum(pids.map((pid) => cpuOf(pid).own));
  const resident = () => sum(pids.map(residentKb));
  const nodeBefore = nodeCpu();
  const postgresBefore = postgresCpu(dataDir);
  let peak = resident();
  const sampler = setInterval(() => (peak = Math.max(peak, resident())), SAMPLE_MS);
  const began = performance.now();
  try {
    await work();
  } finally {
    clearInterval(sampler);
  }
  return {
    seconds: (performance.now() - began) / 1_000,
    nodeCpu: (nodeCpu() - nodeBefore) / TICKS_PER_SECOND,
    postgresCpu: (postgresCpu(dataDir) - postgresBefore) / TICKS_PER_SECOND,
    peakMb: Math.round(Math.max(peak, resident()) / KB_PER_MB),
  };
}

export function residentKb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(text(`/proc/${pid}/status`))?.[1] ?? NaN);
}

/** Of the postmaster, its children, and its children that have ended. */
function postgresCpu(dataDir: string): number {
  const postmaster = Number(text(path.join(dataDir, 'postmaster.pid')).split('\n')[0]);
  const { own, ended } = cpuOf(postmaster);
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const children = pids.map((pid) => cpuOf(Number(pid))).filter(({ parent }) => parent === postmaster);
  return children.reduce((total, child) => total + child.own, own + ended);
}

/** In ticks. See proc_pid_stat(5). */
function cpuOf(pid: number): { readonly parent: number; readonly own: number; readonly ended: number } {
  const stat = text(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
  return { parent: Number(fields[1]), own: user + system, ended: endedUser + endedSystem };
}

/** Empty for a process that has just ended. */
function text(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
