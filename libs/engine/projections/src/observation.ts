/** What subscriptions tell whoever watches them; becomes log lines, metrics and alerts. */
export type Observation =
  | {
      readonly kind: 'batch';
      readonly name: string;
      readonly events: number;
      readonly seconds: number;
      readonly position: number;
    }
  /** An alarm: the rows of this stream are stale, or its reactions wait, until it is unparked. */
  | {
      readonly kind: 'parked';
      readonly name: string;
      readonly streamId: string;
      readonly position: number;
      readonly error: string;
    }
  | { readonly kind: 'unparked'; readonly name: string; readonly streamId: string }
  /** An alarm: the log is damaged, and this subscription stands still until someone resumes it. */
  | { readonly kind: 'halted'; readonly name: string; readonly error: Error }
  /** A batch failed and will be tried again. `failures` counts those in a row. */
  | { readonly kind: 'failed'; readonly name: string; readonly error: Error; readonly failures: number };

export type Observe = (observation: Observation) => void;

export const unobserved: Observe = () => undefined;
