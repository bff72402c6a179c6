import autocannon from 'autocannon';

/** What to send: `paths` in turn, each request with a key of its own, as a careful client does. */
export interface Load {
  readonly url: string;
  readonly key: string;
  readonly paths: readonly string[];
  readonly body: object;
  readonly connections: number;
  readonly amount: number;
}

export interface LoadResult {
  readonly seconds: number;
  readonly succeeded: number;
  readonly p50: number;
  readonly p99: number;
}

async function send({ url, key, paths, body, connections, amount }: Load): Promise<LoadResult> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  let sent = 0;
  const began = performance.now();
  let answered = began;
  const run = autocannon({
    url,
    connections,
    amount,
    requests: [
      {
        method: 'POST',
        body: JSON.stringify(body),
        setupRequest: (request) => ({
          ...request,
          path: paths[sent++ % paths.length],
          headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
        }),
      },
    ],
  });
  // autocannon itself ends at the next full second.
  void run.on('response', () => (answered = performance.now()));
  const { '2xx': succeeded, latency } = await run;
  return { seconds: (answered - began) / 1_000, succeeded, p50: latency.p50, p99: latency.p99 };
}

process.on('message', (load: Load) => {
  void send(load).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit());
