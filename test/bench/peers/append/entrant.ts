import type { Write } from '../../append/writers';

/** A way to make one event durable. */
export interface Entrant {
  readonly name: string;
  /** How many times as fast as this one Hearback must be. */
  readonly aim?: number;
  /** To streams that no two writers share. */
  writesFor(writers: number): Write;
  /** Events that its tables hold. */
  stored(): Promise<number>;
  close?(): Promise<void>;
}

/** @returns the entrant, and how many of its writes have resolved. */
export function counted(entrant: Entrant): Entrant & { readonly sent: number } {
  let sent = 0;
  return {
    ...entrant,
    get sent() {
      return sent;
    },
    writesFor(writers) {
      const write = entrant.writesFor(writers);
      return async (writer) => {
        await write(writer);
        sent++;
      };
    },
  };
}
