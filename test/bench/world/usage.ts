import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** What a stretch of work cost. Seconds of CPU; megabytes of this process at its largest. */
export interface Usage {
  readonly seconds: number;
  readonly nodeCpu: number;
  /** Of all processes of the server. Undefined where there is no /proc. */
  readonly postgresCpu?: number;
  readonly peakMb: number;
}

const TICKS_PER_SECOND = 100;
const SAMPLE_MS = 20;
const MB = 1024 * 1024;

export async function measured(dataDir: string, work: () => Promise<unknown>): Promise<Usage> {
  const postgresBefore = postgresCpu(dataDir);
  const cpuBefore = process.cpuUsage();
  let peak = process.memoryUsage.rss();
  const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), SAMPLE_MS);
  const began = performance.now();
  try {
    await work();
  } finally {
    clearInterval(sampler);
  }
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const postgresAfter = postgresCpu(dataDir);
  return {
    seconds,
    nodeCpu: (user + system) / 1_000_000,
    postgresCpu: postgresBefore === undefined ? undefined : postgresAfter! - postgresBefore,
    peakMb: Math.round(Math.max(peak, process.memoryUsage.rss()) / MB),
  };
}

/** Of the postmaster, its children, and its children that have ended. */
function postgresCpu(dataDir: string): number | undefined {
  try {
    const postmaster = readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0];
    let ticks = 0;
    for (const pid of readdirSync('/proc')) {
      if (!/^\d+$/.test(pid)) continue;
      const { parent, own, ended } = cpuOf(pid);
      if (pid === postmaster) ticks += own + ended;
      else if (parent === postmaster) ticks += own;
    }
    return ticks / TICKS_PER_SECOND;
  } catch {
    return undefined;
  }
}

function cpuOf(pid: string): { parent: string; own: number; ended: number } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
    return { parent: fields[1], own: user + system, ended: endedUser + endedSystem };
  } catch {
    return { parent: '', own: 0, ended: 0 }; // it has just ended
  }
}
