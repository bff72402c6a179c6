import { categoryOf } from '@engine/decider';
import { EventStore, type EventRow } from '@engine/event-store';
import { afterCursor } from '@engine/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type FeedEntry, feedEntryOf } from './feed-entry';

export interface Feed {
  readonly items: readonly FeedEntry[];
  /** Always there: ask with it again for what comes next. */
  readonly nextCursor: string;
  /** Whether the end of the log was reached; a page with few items, or none, may have more behind it. */
  readonly atEnd: boolean;
}

export interface FeedQuestion {
  readonly cursor?: string;
  readonly limit: number;
  readonly types?: readonly string[];
  readonly category?: string;
}

/** Events looked at for one page, so that a rare type does not make one request read the whole log. */
const LOOKED_AT = 5_000;

/** The log in commit order. Positions have no holes, so nothing can appear behind a cursor. */
@Injectable()
export class EventFeed {
  constructor(@Inject(EventStore) private readonly store: EventStore) {}

  async page({ cursor, limit, types, category }: FeedQuestion): Promise<Feed> {
    const [after = 0] = (afterCursor(cursor, 'integer') ?? []) as number[];
    const wanted = (row: EventRow) =>
      (!types || types.includes(row.type)) && (!category || categoryOf(row.stream_id) === category);
    const size = types || category ? LOOKED_AT : limit;
    const rows = await this.store.log.readAfter(after, size);
    const found = rows.filter(wanted).slice(0, limit);
    // A full page ends at its last event; otherwise all that was looked at is done with.
    const full = found.length === limit;
    const reached = (full ? found : rows).at(-1)?.position ?? after;
    return {
      items: found.map((row) => feedEntryOf(this.store.log.codec, row)),
      nextCursor: Buffer.from(JSON.stringify([reached])).toString('base64url'),
      atEnd: rows.length < size && reached === (rows.at(-1)?.position ?? after),
    };
  }
}
