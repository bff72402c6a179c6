/* eslint-disable @typescript-eslint/no-explicit-any -- what the API answers is judged by the invariants, not by its type */
export interface Answer {
  readonly status: number;
  readonly body: any;
  readonly text: string;
}

const PATIENCE_MS = 5_000;

/** One attempt. @throws when there is no answer: then nobody knows whether it was taken. */
export async function post(
  base: string,
  apiKey: string,
  address: string,
  body: object | undefined,
  idempotencyKey?: string,
): Promise<Answer> {
  const answer = await fetch(`${base}/v1${address}`, {
    method: 'POST',
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: {
      authorization: `Bearer ${apiKey}`,
      'accept-language': 'en',
      ...(body && { 'content-type': 'application/json' }),
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, text, body: parsed(text) };
}

/** A write that must succeed. */
export async function did(base: string, apiKey: string, address: string, body?: object): Promise<any> {
  const answer = await post(base, apiKey, address, body);
  if (answer.status >= 300) throw new Error(`POST ${address} was answered ${answer.status}: ${answer.text}`);
  return answer.body;
}

function parsed(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
