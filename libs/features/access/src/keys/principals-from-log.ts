import { timingSafeEqual } from 'node:crypto';
import { EventStore } from '@engine/event-store';
import { type Principal, Principals } from '@engine/platform';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Directory } from '../contract';
import { apiKeyStream } from '../domain/api-key';
import { hashOfApiKey, idInApiKey } from './api-key-text';
import { FIRST_KEY_ID } from './first-key';

/** How long a revoked key may go on in a process that has just seen it. */
const REMEMBERED_MS = 1_500;
const REMEMBERED_KEYS = 10_000;

/** Reads keys from their streams, not from a read table: a key counts from the moment it is issued, or revoked. */
@Injectable()
export class PrincipalsFromLog extends Principals {
  private readonly seen = new LRUCache<string, Promise<Principal | undefined>>({
    max: REMEMBERED_KEYS,
    ttl: REMEMBERED_MS,
  });

  constructor(
    private readonly store: EventStore,
    private readonly directory: Directory,
  ) {
    super();
  }

  authenticate(key: string): Promise<Principal | undefined> {
    const hash = hashOfApiKey(key);
    const remembered = this.seen.get(hash);
    if (remembered) return remembered;
    const found = this.find(key, hash);
    this.seen.set(hash, found);
    found.catch(() => this.seen.delete(hash)); // a failure is not an answer
    return found;
  }

  /** The first key may have been given by hand, in any form. */
  private async find(key: string, hash: string): Promise<Principal | undefined> {
    const id = idInApiKey(key);
    return (id && (await this.principalOf(id, hash))) || this.principalOf(FIRST_KEY_ID, hash);
  }

  private async principalOf(id: string, hash: string): Promise<Principal | undefined> {
    const { state } = await this.store.load(apiKeyStream, id);
    if (state.status !== 'active' || !equal(state.hash, hash)) return undefined;
    const { personId, roles } = state;
    if (!personId) return { id, roles };
    const person = (await this.directory.snapshot()).people.get(personId);
    return { id, roles, personId, name: person?.name, departmentId: person?.departmentId };
  }
}

function equal(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
