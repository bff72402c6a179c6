/** Plain JSON: what an event may carry. Numbers are safe integers; anything finer is a string. */
export type Json = string | number | boolean | null | { readonly [key: string]: Json | undefined } | readonly Json[];

/** Something that happened, in the past tense. `data` is written in full and never reshaped: see upcasters. */
export interface Fact<T extends string = string, D = unknown> {
  readonly type: T;
  readonly data: D;
}

/** A fact as the log holds it. Both times are ISO 8601 in UTC with milliseconds. */
export type Recorded<E extends Fact = Fact> = E & {
  readonly eventId: string;
  readonly streamId: string;
  /** 1 for the first event of its stream, contiguous. */
  readonly version: number;
  /** Commit order over the whole log, contiguous. */
  readonly position: number;
  /** When it happened in the world. */
  readonly occurredAt: string;
  /** When the log learned of it. */
  readonly recordedAt: string;
  readonly meta: EventMeta;
};

/** Who or what caused a fact. Holds ids, never names or addresses of customers. */
export interface EventMeta {
  readonly actor: Actor;
  readonly onBehalfOf?: string;
  readonly correlationId: string;
  readonly commandId: string;
  readonly cause: Cause;
  readonly traceparent?: string;
}

/** `person` and `worker` act for the company, `customer` through a link, `import` for another system. */
export interface Actor {
  readonly kind: 'person' | 'worker' | 'customer' | 'import' | 'bootstrap';
  readonly id: string;
}

export type Cause =
  | { readonly kind: 'command'; readonly name: string }
  | {
      readonly kind: 'deadline';
      readonly clock: string;
      readonly subject: string;
      readonly round: number;
      readonly step: string;
    }
  | { readonly kind: 'event'; readonly eventId: string; readonly reaction: string };
