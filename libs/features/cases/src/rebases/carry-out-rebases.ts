import { streamIdOf } from '@engine/decider';
import { EventStore } from '@engine/event-store';
import { Database } from '@engine/platform';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AdvanceRebase, type RebaseOrder, rebaseStream } from '../domain/service-levels/rebase-order';
import { PinnedCases } from '../read/pinned-cases/pinned-cases';
import { RebaseMany } from './rebase-many';

const PAGE = 100;
/** Of one run; the rest follows with the next sweep, so that a worker which has to stop is not held up. */
const PAGES = 50;

/**
 * Carries out the orders for many cases, page by page. How far it has come is in the order's own stream: another worker
 * goes on from there, and what was done twice happened once.
 */
@Injectable()
export class CarryOutRebases {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly commands: CommandBus,
    private readonly database: Database,
    private readonly cases: PinnedCases,
    private readonly rebases: RebaseMany,
  ) {}

  async run(): Promise<void> {
    const reached = await this.cases.position();
    const orders = await this.database.query<{ rebase_id: string }>(
      // A case that the list does not hold yet would be passed over.
      'select rebase_id from rebase_order where open and ordered_position <= $1 order by ordered_position',
      [reached],
    );
    for (const { rebase_id: id } of orders) await this.carryOut(id);
  }

  private async carryOut(id: string): Promise<void> {
    for (let page = 0; page < PAGES; page++) {
      const { state } = await this.store.load(rebaseStream, id);
      if (state.status !== 'open' || (await this.page(id, state)) === 0) return;
    }
  }

  /** @returns how many cases it dealt with */
  private async page(id: string, order: Exclude<RebaseOrder, { status: 'absent' }>): Promise<number> {
    const { to, reason, after } = order;
    const ids = await this.cases.older(to, PAGE, after);
    const { policyVersion, calendarVersion } = to;
    const data = { policyVersion, calendarVersion, reason, cause: 'by_hand', rebaseId: id } as const;
    const cases = await this.rebases.send(ids, data, [streamIdOf(rebaseStream, id)]);
    const meta = this.rebases.meta(crypto.randomUUID(), id);
    await this.commands.execute(new AdvanceRebase(id, { from: after, cases }, meta));
    return cases.length;
  }
}
