import { DatabaseUnavailable } from '@engine/platform';

/** The end of a connection that a process holds. */
export interface Caller {
  readonly name: string;
  readonly alive: boolean;
  readonly paused: boolean;
}

export interface Call {
  readonly caller: Caller;
  readonly what: string;
  readonly take: () => void;
  readonly answer: () => void;
  readonly fail: () => void;
}

/** Whatever goes from a process to the database and back: it waits here until the schedule says what becomes of it. */
export class Network {
  private calls: Call[] = [];

  /** @throws DatabaseUnavailable when the answer does not come: then nobody knows whether it took effect. */
  send<T>(caller: Caller, what: string, effect: () => T): Promise<T> {
    if (!caller.alive) return Promise.reject(new DatabaseUnavailable(`${caller.name} is dead.`));
    return new Promise((resolve, reject) => {
      let taken: { readonly outcome: T } | undefined;
      const take = () => (taken ??= { outcome: effect() });
      this.calls.push({
        caller,
        what,
        take,
        answer: () => resolve(take().outcome),
        fail: () => reject(new DatabaseUnavailable(`No answer to ${what} of ${caller.name}.`)),
      });
    });
  }

  /** In the order in which they were sent; a frozen process takes no answers. */
  get answerable(): readonly Call[] {
    return this.calls.filter(({ caller }) => !caller.paused);
  }

  get open(): readonly Call[] {
    return this.calls;
  }

  /** It takes effect, if it has not yet, and is answered. */
  deliver(call: Call): void {
    this.forget(call);
    call.answer();
  }

  /** A torn commit: it took effect and nobody is told; or it never came so far. */
  lose(call: Call, takesEffect: boolean): void {
    this.forget(call);
    if (takesEffect) call.take();
    call.fail();
  }

  /** A process has died: each of its calls may still arrive, none is answered. */
  cut(caller: Caller, takesEffect: boolean): void {
    for (const call of this.calls.filter((open) => open.caller === caller)) this.lose(call, takesEffect);
  }

  private forget(call: Call): void {
    this.calls = this.calls.filter((open) => open !== call);
  }
}

/** Until every process waits for the network again. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
