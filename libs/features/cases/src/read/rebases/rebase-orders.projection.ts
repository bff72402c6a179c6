import { idOf } from '@engine/decider';
import { type Row, rowProjection } from '@engine/projections';
import type { RebaseEvent } from '../../domain/service-levels/rebase-order';

export interface RebaseOrderRow extends Row {
  readonly rebase_id: string;
  readonly open: boolean;
  readonly ordered_position: number;
}

/** Which orders are not finished: the worker goes on with them after a restart. */
export const rebaseOrdersProjection = rowProjection<RebaseEvent, RebaseOrderRow>({
  name: 'rebase-orders',
  table: 'rebase_order',
  key: 'stream_id',
  fold: {
    RebaseOrdered: (_row, { streamId, position }) => ({
      stream_id: streamId,
      rebase_id: idOf(streamId),
      open: true,
      ordered_position: position,
    }),
    RebaseFinished: (row) => ({ ...row!, open: false }),
  },
});
