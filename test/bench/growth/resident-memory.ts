import { residentKb } from '../world/usage';

/** Seconds since the beginning, and megabytes. */
export type MemoryCurve = readonly (readonly [second: number, megabytes: number])[];

const EVERY_MS = 500;
const KB_PER_MB = 1024;

/** Looks at the memory of processes until it is told to stop. */
export function watchMemory(pids: Readonly<Record<string, number>>) {
  const began = performance.now();
  const curves = Object.fromEntries(Object.keys(pids).map((name) => [name, [] as [number, number][]]));
  const timer = setInterval(() => {
    const second = (performance.now() - began) / 1_000;
    for (const [name, pid] of Object.entries(pids)) curves[name].push([second, residentKb(pid) / KB_PER_MB]);
  }, EVERY_MS);
  return {
    stop(): Readonly<Record<string, MemoryCurve>> {
      clearInterval(timer);
      return curves;
    },
  };
}

/** Of the last quarter to the second one: the first is spent warming up. About 1 when nothing grows. */
export function growthOf(curve: MemoryCurve): number {
  const quarter = Math.floor(curve.length / 4);
  const mean = (part: MemoryCurve) => part.reduce((total, [, megabytes]) => total + megabytes, 0) / part.length;
  return mean(curve.slice(-quarter)) / mean(curve.slice(quarter, 2 * quarter));
}
