import { CHAIN_START } from '@engine/event-store';

/** Where the next event of a writer goes, and what stands there. */
export interface Place {
  readonly streamId: string;
  version: number;
  hash: Buffer;
}

export type Places = (writer: number) => Place;

const newPlace = (id: string = crypto.randomUUID()): Place => ({
  streamId: `case-${id}`,
  version: 0,
  hash: CHAIN_START,
});

/** A new stream for every event. */
export const distinct: () => Places = () => () => newPlace();

export const HOT_STREAMS = 1_000;

/** The same thousand streams over and over, shared out between the writers. */
export function hot(writers: number, ids?: readonly string[]): Places {
  const streams = Array.from({ length: HOT_STREAMS }, (_, index) => newPlace(ids?.[index]));
  const turns = new Array<number>(writers).fill(0);
  return (writer) => {
    const own = Math.ceil((HOT_STREAMS - writer) / writers);
    return streams[writer + (turns[writer]++ % own) * writers];
  };
}
