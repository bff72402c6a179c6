import { Rejection, streamIdOf } from '@engine/decider';
import { type Breach, EventStore, verifyChain } from '@engine/event-store';
import { Database } from '@engine/platform';
import { caseStream } from '@features/cases/contract';
import { Inject, Injectable } from '@nestjs/common';

export interface Verification {
  readonly intact: boolean;
  readonly events: number;
  /** Of the last event: kept elsewhere, it shows later whether events were cut off the end. */
  readonly headHash: string;
  readonly firstBroken?: { readonly kind: Breach['kind']; readonly version?: number; readonly position?: number };
}

/** Recomputes the hash chain of one case from what the table holds. */
@Injectable()
export class CaseVerification {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Database) private readonly database: Database,
  ) {}

  /** @throws Rejection CASE_NOT_FOUND */
  async verify(id: string): Promise<Verification> {
    const streamId = streamIdOf(caseStream, id);
    const { rows } = await this.store.log.readStream({ streamId, afterVersion: 0 });
    const last = rows.at(-1);
    if (!last) throw new Rejection('CASE_NOT_FOUND', 'There is no such case.');
    const result = { events: rows.length, headHash: last.hash.toString('hex') };
    for await (const breach of verifyChain(this.database, { streamId })) {
      return { intact: false, ...result, firstBroken: placeOf(breach) };
    }
    return { intact: true, ...result };
  }
}

function placeOf(breach: Breach): Verification['firstBroken'] {
  const { kind } = breach;
  return kind === 'positions missing' ? { kind } : { kind, version: breach.version, position: breach.position };
}
