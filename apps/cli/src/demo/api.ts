/** What a demo key may do: ordinary requests to the public API, nothing else. */
export interface Api {
  get<T = Answer>(path: string): Promise<T>;
  post<T = Answer>(path: string, body?: object): Promise<T>;
  /** The same API with another person's key. */
  as(key: string): Api;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- read field by field, as a client in any language would
export type Answer = any;

export function apiAt(origin: string, key: string): Api {
  const call = async (method: 'GET' | 'POST', path: string, body?: object) => {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body ? { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() } : {}),
      },
      body: body && JSON.stringify(body),
    });
    const answer = (await response.json()) as Answer;
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
  return {
    get: (path) => call('GET', path),
    post: (path, body = {}) => call('POST', path, body),
    as: (other) => apiAt(origin, other),
  };
}
