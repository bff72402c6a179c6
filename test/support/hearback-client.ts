import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are judged by the tests, field by field */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: any;
  /** What was sent, before it was parsed. */
  readonly text: string;
}

export type Headers = Readonly<Record<string, string>>;

/** Somebody with an API key. Addresses are below `/v1` unless they start with another `/`. */
export class Caller {
  constructor(
    private readonly app: () => NestFastifyApplication,
    private readonly key: string | undefined,
  ) {}

  get(path: string, headers: Headers = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body?: object | string | Buffer, headers: Headers = {}): Promise<Answer> {
    return this.send('POST', path, body, headers);
  }

  /** Attaches a file to a case, which must succeed. */
  async attach(caseId: string, content: Buffer, name: string, headers: Headers = {}): Promise<any> {
    return succeeded(await this.upload(caseId, content, name, headers), `attach ${name}`);
  }

  upload(caseId: string, content: Buffer, name: string, headers: Headers = {}): Promise<Answer> {
    const path = `/cases/${caseId}/attachments?name=${encodeURIComponent(name)}`;
    return this.post(path, content, { 'content-type': 'application/octet-stream', ...headers });
  }

  /** The body of a GET that must succeed. */
  async read(path: string): Promise<any> {
    return succeeded(await this.get(path), `GET ${path}`);
  }

  /** The body of a POST that must succeed. */
  async did(path: string, body?: object, headers: Headers = {}): Promise<any> {
    return succeeded(await this.post(path, body, headers), `POST ${path}`);
  }

  /** All items of a list, page by page. */
  async all(path: string, limit = 100): Promise<any[]> {
    const items: any[] = [];
    const separator = path.includes('?') ? '&' : '?';
    for (let cursor = ''; ;) {
      const page = await this.read(`${path}${separator}limit=${limit}${cursor && `&cursor=${cursor}`}`);
      items.push(...page.items);
      if (!page.nextCursor) return items;
      cursor = encodeURIComponent(page.nextCursor);
    }
  }

  async send(method: 'GET' | 'POST', path: string, body: object | string | Buffer | undefined, headers: Headers) {
    const answer = await this.app().inject({
      method,
      url: `/v1${path}`,
      payload: body,
      headers: {
        ...(this.key === undefined ? {} : { authorization: `Bearer ${this.key}` }),
        'accept-language': 'en',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    });
    return {
      status: answer.statusCode,
      headers: answer.headers as Record<string, string | undefined>,
      body: parsed(answer.payload),
      text: answer.payload,
    };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function succeeded({ status, body, text }: Answer, what: string): any {
  if (status >= 200 && status < 300) return body;
  throw new Error(`${what} was answered ${status}: ${text.slice(0, 1_000)}`);
}
