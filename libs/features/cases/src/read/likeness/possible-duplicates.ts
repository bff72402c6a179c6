import { EventStore } from '@engine/event-store';
import { BusinessClock, Database, SETTINGS, type Settings } from '@engine/platform';
import { Inject, Injectable } from '@nestjs/common';
import { mustExist } from '../../domain/guards';
import { caseRecord } from '../case/case-record';
import { type Likeness, likenessOf, type Looks } from './likeness';
import { looksOf, type Seen } from './looks-of';

export interface PossibleDuplicate extends Likeness {
  readonly id: string;
  readonly number: string;
  readonly status: string;
}

interface Row {
  readonly case_id: string;
  readonly number: string;
  readonly status: string;
  readonly customer_keys: readonly string[];
  readonly order_key: string | null;
  readonly product_key: string | null;
  readonly grams: readonly number[];
}

const DAY = 86_400_000;
const DAYS = 90;
const AT_MOST = 5;
/** Of each reason; the newest. */
const CANDIDATES = 50;
/** Milliseconds that intake waits for an answer. */
const PATIENCE = 100;
/** Searches of one process at a time, so that they leave connections to those who record. */
const AT_ONCE = 2;

/** Cases of the last 90 days that may tell of the same matter. */
@Injectable()
export class PossibleDuplicates {
  private running = 0;

  constructor(
    private readonly store: EventStore,
    private readonly database: Database,
    private readonly clock: BusinessClock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Never slows or fails who asks: nothing where the answer takes too long, or where there is trouble. */
  async atIntake(id: string, seen: Seen): Promise<readonly PossibleDuplicate[]> {
    if (this.running >= AT_ONCE) return [];
    this.running++;
    const search = this.of(id, seen)
      .catch(() => [])
      .finally(() => this.running--);
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<readonly PossibleDuplicate[]>((resolve) => {
      timer = setTimeout(() => resolve([]), PATIENCE);
    });
    try {
      return await Promise.race([search, timeout]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** @throws Rejection CASE_NOT_FOUND */
  async ofCase(id: string): Promise<readonly PossibleDuplicate[]> {
    const { state: record } = await this.store.load(caseRecord, id);
    const { customer } = mustExist(record.state);
    return this.of(id, { ...record.details.feedback!, customer });
  }

  /** The likeliest first. */
  async of(id: string, seen: Seen): Promise<readonly PossibleDuplicate[]> {
    const looks = looksOf(seen, this.settings.matchingSecret);
    const since = new Date(this.clock.now().getTime() - DAYS * DAY);
    const rows = await this.database.query<Row>(CANDIDATES_OF, [
      id,
      since,
      looks.customerKeys,
      looks.orderKey,
      looks.productKey,
      CANDIDATES,
    ]);
    return rows
      .flatMap((row) => {
        const likeness = likenessOf(looks, looksOfRow(row));
        return likeness ? [{ id: row.case_id, number: row.number, status: row.status, ...likeness }] : [];
      })
      .sort((one, other) => other.score - one.score || (one.number < other.number ? 1 : -1))
      .slice(0, AT_MOST);
  }
}

/** Each arm has its index, and stops at the newest. */
const CANDIDATES_OF = `
  with found as (
    (select * from case_likeness where customer_keys && $3::text[] and received_at >= $2 order by received_at desc limit $6)
    union
    (select * from case_likeness where order_key = $4 and received_at >= $2 order by received_at desc limit $6)
    union
    (select * from case_likeness where product_key = $5 and received_at >= $2 order by received_at desc limit $6)
  )
  select case_id, number, status, customer_keys, order_key, product_key, grams from found where case_id <> $1`;

function looksOfRow({ customer_keys, order_key, product_key, grams }: Row): Looks {
  return { customerKeys: customer_keys, orderKey: order_key, productKey: product_key, grams };
}
