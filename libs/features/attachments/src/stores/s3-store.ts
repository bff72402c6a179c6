import { createReadStream } from 'node:fs';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { type Readable, finished } from 'node:stream';
import { AwsV4Signer } from 'aws4fetch';
import type { KeptContent } from '../contract';
import type { ContentStore } from './content-store';

/** A bucket, from `https://KEY:SECRET@host/bucket?region=eu-central-1`. */
export interface Bucket {
  /** With the bucket as its path. */
  readonly url: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

const NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const SILENCE_MS = 30_000;

export function bucketOf(setting: string): Bucket {
  const { protocol, host, pathname, username, password, searchParams } = new URL(setting);
  return {
    url: `${protocol}//${host}${pathname.replace(/\/$/, '')}`,
    accessKeyId: decodeURIComponent(username),
    secretAccessKey: decodeURIComponent(password),
    region: searchParams.get('region') ?? 'us-east-1',
  };
}

/** Anything that speaks S3, by three requests of it. The hash is signed, so the bucket takes the content whole or not. */
export class S3Store implements ContentStore {
  constructor(private readonly bucket: Bucket) {}

  async put(file: string, { sha256, size, mediaType }: KeptContent): Promise<void> {
    const known = await this.send('HEAD', sha256);
    known.resume();
    if (known.statusCode === 200) return;
    const headers = { 'content-length': String(size), 'content-type': mediaType };
    const answer = await this.send('PUT', sha256, headers, sha256, createReadStream(file));
    await succeeded(answer, 200);
    answer.resume();
  }

  async open(sha256: string): Promise<Readable | undefined> {
    const answer = await this.send('GET', sha256);
    if (answer.statusCode === 404) {
      answer.resume();
      return undefined;
    }
    return succeeded(answer, 200);
  }

  private async send(
    method: 'GET' | 'HEAD' | 'PUT',
    sha256: string,
    headers: Readonly<Record<string, string>> = {},
    bodyHash = NOTHING,
    body?: Readable,
  ): Promise<IncomingMessage> {
    const { url: base, ...keys } = this.bucket;
    const url = `${base}/${sha256}`;
    const signer = new AwsV4Signer({
      ...keys,
      method,
      url,
      service: 's3',
      headers: { ...headers, 'x-amz-content-sha256': bodyHash },
    });
    const signed = await signer.sign();
    const request = url.startsWith('https:') ? tlsRequest : plainRequest;
    return new Promise((resolve, reject) => {
      const sent = request(url, { method, headers: Object.fromEntries(signed.headers), timeout: SILENCE_MS }, resolve);
      sent.on('error', reject);
      sent.on('timeout', () => sent.destroy(new Error(`The bucket was silent for ${SILENCE_MS / 1000} s.`)));
      if (!body) return void sent.end();
      finished(body, { writable: false }, (error) => error && sent.destroy(error));
      body.pipe(sent);
    });
  }
}

async function succeeded(answer: IncomingMessage, status: number): Promise<IncomingMessage> {
  if (answer.statusCode === status) return answer;
  const said = (await answer.toArray()).map(String).join('').slice(0, 500);
  throw new Error(`The bucket answered ${answer.statusCode}: ${said}`);
}
