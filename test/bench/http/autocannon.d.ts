/** Of autocannon, which brings no types, as much as is used here. */
declare module 'autocannon' {
  interface Request {
    readonly method?: string;
    readonly path?: string;
    readonly body?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly setupRequest?: (request: Request) => Request;
  }
  interface Result {
    readonly '2xx': number;
    readonly latency: { readonly p50: number; readonly p99: number };
  }
  interface Running extends Promise<Result> {
    on(event: 'response', listener: () => void): this;
  }
  export default function autocannon(options: {
    readonly url: string;
    readonly connections: number;
    readonly amount: number;
    readonly requests: readonly Request[];
  }): Running;
}
