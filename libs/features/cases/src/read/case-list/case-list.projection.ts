import { type Projection, streamProjection } from '@engine/projections';
import type { Timetables } from '@features/policies/contract';
import { idOf } from '@engine/decider';
import { departmentOf, isOpen } from '../../domain/case-state';
import { runningClocksOf } from '../../domain/clocks/clocks';
import { caseRecord, type CaseRecord } from '../case/case-record';
import { phoneBucket } from '../case-context/phone';
import type { CaseListRow } from './case-list.row';

export const CASE_LIST = 'case-list';

/** Sorts after every due time, for cases that owe nothing at the moment. */
const NEVER = '9999-12-31T00:00:00.000Z';

/** One row per case, with the next due time of its running clocks. */
export function caseListProjection(timetables: Timetables): Projection {
  const projection = streamProjection({
    name: CASE_LIST,
    stream: caseRecord,
    table: 'case_list',
    keyColumns: ['stream_id'],
    rows: (record, streamId) => rowsOf(record, streamId, timetables),
  });
  return { ...projection, prepare: () => timetables.refresh() };
}

function rowsOf({ state, details }: CaseRecord, streamId: string, timetables: Timetables): CaseListRow[] {
  if (state.status === 'absent') return [];
  const feedback = details.feedback!;
  const timetable = timetables.of(state.policy);
  const running = details.escalations.filter((escalation) => escalation.state !== 'ended');
  const standings = Object.values(state.engagements).map(({ standing }) => standing);
  const next = runningClocksOf(state, timetable)
    .filter((clock) => clock.state === 'running' && clock.dueAt)
    .sort((one, other) => one.dueAt!.getTime() - other.dueAt!.getTime())[0];
  return [
    {
      stream_id: streamId,
      case_id: idOf(streamId),
      number: state.number,
      type: state.type,
      urgency: state.urgency,
      status: state.status,
      outcome: state.outcome ?? null,
      channel: feedback.channel,
      customer_name: state.customer.name ?? null,
      customer_reference: state.customer.reference ?? null,
      vip: state.customer.vip,
      order_no: feedback.orderNo ?? null,
      owner_id: state.owner?.personId ?? null,
      owner_name: state.owner?.name ?? null,
      department_id: departmentOf(state) ?? null,
      level: state.level,
      cycle: state.cycle,
      late_entry: feedback.lateEntry,
      received_at: details.receivedAt!,
      updated_at: details.updatedAt!,
      planned_date: state.plan?.date ?? null,
      next_due_clock: next?.round.clock ?? null,
      due_order: next?.dueAt?.toISOString() ?? NEVER,
      customer_code: state.customer.code ?? null,
      phone_bucket: phoneBucket(state.customer.contact?.phone) ?? null,
      zone: timetable.calendar.zone,
      declined: isOpen(state) && standings.includes('declined'),
      unaccepted:
        running.some((escalation) => escalation.state === 'open') || (isOpen(state) && standings.includes('engaged')),
      escalated_to: running.flatMap(({ recipient }) => recipient?.personId ?? []),
      confirmation_mode: details.confirmation?.mode ?? null,
      closing_basis: details.closing?.basis ?? null,
      reclassified: details.reclassifications > 0,
      product: state.findings.product ?? null,
      problem_category: state.findings.problemCategory ?? null,
    },
  ];
}
