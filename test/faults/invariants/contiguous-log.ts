import type { Evidence, Finding } from './invariant';

/** Positions count from 1 without a hole, and so do the versions of each stream, in the order of positions. */
export function contiguousLog({ log }: Evidence): Finding {
  const breaches: string[] = [];
  const versions = new Map<string, number>();
  log.forEach(({ position, stream_id, version }, index) => {
    if (position !== index + 1) breaches.push(`position ${index + 1} of the log is ${position}`);
    const before = versions.get(stream_id) ?? 0;
    if (version !== before + 1) breaches.push(`${stream_id} has version ${version} after ${before}`);
    versions.set(stream_id, version);
  });
  return { breaches: breaches.slice(0, 10) };
}
