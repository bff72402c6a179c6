import { type Recorded, Rejection, streamIdOf } from '@engine/decider';
import { EventStore } from '@engine/event-store';
import { afterCursor, type Page, pageOf, Problem } from '@engine/platform';
import { Injectable } from '@nestjs/common';
import { caseStream } from '../../domain/case';
import { type RebasedCase, type RebaseEvent, rebaseStream } from '../../domain/service-levels/rebase-order';
import type { VersionsWanted } from '../../domain/service-levels/versions-wanted';
import { PinnedCases } from '../pinned-cases/pinned-cases';
import { RebasePreviewQuery } from './rebase-preview.query';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What an order for many cases would do, does, and has done. */
@Injectable()
export class RebaseOrderQuery {
  constructor(
    private readonly store: EventStore,
    private readonly cases: PinnedCases,
    private readonly previews: RebasePreviewQuery,
  ) {}

  /** What would move, case by case. @throws Rejection VERSION_UNKNOWN */
  async preview(wanted: VersionsWanted, limit: number, cursor?: string): Promise<Page<object>> {
    const to = await this.previews.pin(wanted);
    const [after] = (afterCursor(cursor, 'text') ?? []) as string[];
    if (after !== undefined && !UUID.test(after)) throw new Problem('CURSOR_INVALID');
    const ids = await this.cases.older(to, limit + 1, after);
    const loaded = await Promise.all(
      ids.map(async (id) => {
        const { state } = await this.store.load(caseStream, id);
        return { id, state };
      }),
    );
    return pageOf(
      loaded,
      limit,
      ({ id }) => [id],
      ({ id, state }) => (state.status === 'absent' ? { id } : this.previews.preview(id, state, to)),
    );
  }

  /** @throws Rejection REBASE_NOT_FOUND */
  async order(id: string) {
    const { state, version } = await this.store.load(rebaseStream, id);
    if (state.status === 'absent') throw notFound();
    const [ordered] = await this.events(id);
    const { status, to, reason, rebased, refused } = state;
    return {
      id,
      version,
      status,
      to,
      reason,
      orderedAt: ordered.recordedAt,
      orderedBy: ordered.meta.actor,
      rebased,
      refused,
    };
  }

  /** The result of each case so far. @throws Rejection REBASE_NOT_FOUND */
  async results(id: string, limit: number, cursor?: string): Promise<Page<RebasedCase>> {
    const [after = ''] = (afterCursor(cursor, 'text') ?? []) as string[];
    const events = await this.events(id);
    if (events.length === 0) throw notFound();
    const cases = events.flatMap((event) => (event.type === 'RebaseAdvanced' ? event.data.cases : []));
    const page = cases.filter(({ caseId }) => caseId > after).slice(0, limit + 1);
    return pageOf(
      page,
      limit,
      ({ caseId }) => [caseId],
      (one) => one,
    );
  }

  private events(id: string): Promise<Recorded<RebaseEvent>[]> {
    return this.store.read<RebaseEvent>(streamIdOf(rebaseStream, id));
  }
}

function notFound(): Rejection {
  return new Rejection('REBASE_NOT_FOUND', 'No such rebase was ever ordered.');
}
