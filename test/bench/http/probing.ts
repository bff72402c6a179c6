import { once } from 'node:events';
import { expectCount } from '../report/figure';
import { median, percentile } from '../report/statistics';
import { FIRST_KEY } from '../world/bench-database';
import type { Probe, ProbeResult } from './probe-process';
import { forked, type Server } from './server-process';

const PER_SECOND = 30;

/** A few requests a second while something else goes on. `end` tells how long they took; each must have succeeded. */
export function probing(server: Server, caseIds: readonly string[]) {
  const child = forked(require.resolve('./probe-process'));
  child.send({ url: server.url, key: FIRST_KEY, perSecond: PER_SECOND, caseIds } satisfies Probe);
  return {
    async end() {
      child.kill('SIGTERM');
      const [{ latencies, failed }] = (await once(child, 'message')) as [ProbeResult];
      expectCount('failed requests meanwhile', failed, 0);
      return { perSecond: PER_SECOND, p50: median(latencies), p99: percentile(latencies, 99) };
    },
  };
}
