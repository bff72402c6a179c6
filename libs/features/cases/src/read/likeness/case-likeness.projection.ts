import { idOf } from '@engine/decider';
import { type Projection, streamProjection } from '@engine/projections';
import { caseRecord, type CaseRecord } from '../case/case-record';
import { looksOf } from './looks-of';

export const CASE_LIKENESS = 'case-likeness';

/** What possible duplicates are found by: one row per case, with nothing in it that a person could read. */
export function caseLikenessProjection(secret: string): Projection {
  return streamProjection({
    name: CASE_LIKENESS,
    stream: caseRecord,
    table: 'case_likeness',
    keyColumns: ['stream_id'],
    rows: (record, streamId) => rowsOf(record, streamId, secret),
  });
}

function rowsOf({ state, details }: CaseRecord, streamId: string, secret: string) {
  if (state.status === 'absent') return [];
  const { customer, number, status } = state;
  const { customerKeys, orderKey, productKey, grams } = looksOf({ ...details.feedback!, customer }, secret);
  return [
    {
      stream_id: streamId,
      case_id: idOf(streamId),
      number,
      status,
      received_at: details.receivedAt!,
      customer_keys: customerKeys,
      order_key: orderKey,
      product_key: productKey,
      grams,
    },
  ];
}
