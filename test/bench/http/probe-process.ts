import { feedback } from './requests';

/** Asks as people do: without waiting for each other. */
export interface Probe {
  readonly url: string;
  readonly key: string;
  readonly perSecond: number;
  readonly caseIds: readonly string[];
}

export interface ProbeResult {
  /** Milliseconds from when each request was due to its answer. */
  readonly latencies: readonly number[];
  /** Refused as wrong. */
  readonly failed: number;
}

/** A request that has no answer by then, or is told that the server cannot, counts as that long. */
const PATIENCE_MS = 10_000;
const latencies: number[] = [];
let failed = 0;

/** In turn the list, one case, and a new case. */
async function ask({ url, key, caseIds }: Probe, number: number): Promise<void> {
  const began = performance.now();
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const caseId = caseIds[number % caseIds.length];
  const create = {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(feedback),
  };
  const requests: readonly [string, RequestInit][] = [
    ['/v1/cases?limit=20', { headers }],
    [`/v1/cases/${caseId}`, { headers }],
    ['/v1/cases', create],
  ];
  const [path, request] = requests[number % requests.length];
  const answer = await fetch(url + path, { ...request, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    () => undefined,
  );
  await answer?.text().catch(() => undefined);
  if (answer?.ok) latencies.push(performance.now() - began);
  else if (!answer || answer.status >= 500) latencies.push(PATIENCE_MS);
  else failed++;
}

const underWay = new Set<Promise<void>>();
let timer: NodeJS.Timeout | undefined;

process.on('message', (probe: Probe) => {
  let sent = 0;
  const began = performance.now();
  timer = setInterval(() => {
    for (; sent < ((performance.now() - began) / 1_000) * probe.perSecond; sent++) {
      const asked = ask(probe, sent).finally(() => underWay.delete(asked));
      underWay.add(asked);
    }
  }, 5);
});

process.on('SIGTERM', () => {
  clearInterval(timer);
  void Promise.all(underWay).then(() => {
    process.send?.({ latencies, failed } satisfies ProbeResult, () => process.exit());
  });
});
process.on('disconnect', () => process.exit());
